package dev.jvitals.app;

import dev.jvitals.base.Cancellation;
import dev.jvitals.diagnosis.Suspect;
import dev.jvitals.diagnosis.live.HostUse;
import dev.jvitals.metrics.recording.Recording;
import dev.jvitals.session.diagnose.Diagnosed;
import dev.jvitals.session.diagnose.DiagnosisWatch;
import dev.jvitals.session.diagnose.DiagnosisWatch.State;
import dev.jvitals.session.diagnose.RecordingDiagnosis;
import dev.jvitals.target.flight.FlightRecording;
import dev.jvitals.threads.ThreadDump;
import dev.jvitals.threads.read.ThreadDumpFile;
import dev.jvitals.ui.findings.AllFindingsView;
import dev.jvitals.ui.findings.DiagnosisSettings;
import dev.jvitals.ui.findings.FindingAlert;
import dev.jvitals.ui.findings.FindingMarkers;
import dev.jvitals.ui.findings.FindingsBoard;
import dev.jvitals.ui.findings.FindingsModel;
import dev.jvitals.ui.findings.FindingsPane;
import dev.jvitals.ui.findings.HostUsePane;
import dev.jvitals.ui.findings.SuspectLinks;
import dev.jvitals.ui.live.JvmView;
import dev.jvitals.ui.live.WatchedJvm;
import dev.jvitals.ui.shell.Action;
import dev.jvitals.ui.shell.Addresses;
import dev.jvitals.ui.shell.Workbench;
import dev.jvitals.ui.task.Heartbeat;
import dev.jvitals.ui.task.Job;
import dev.jvitals.ui.threads.ThreadDumpModel;
import dev.jvitals.ui.threads.ThreadDumpView;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Judges what is open and shows what is wrong in its views: the features don't know each other. For the JavaFX thread. */
final class LiveFindings {
    private static final String DUMPS = "Thread dumps";

    private static final String SECTION = "Findings";

    private final FindingsBoard board = new FindingsBoard();
    /** The open views of live JVMs, by pid. */
    private final Map<Long, JvmView> live = new HashMap<>();

    /** The thread dumps of flight recordings, by the views that show them. */
    private final Map<JvmView, ThreadDumpModel> dumps = new HashMap<>();

    /** The JVM whose findings are to be shown once its view is open; 0 for none. */
    private long wantedPid;

    private @Nullable DiagnosisSettings settings;

    LiveFindings() {}

    /** What is known of all that is open. */
    FindingsBoard board() {
        return board;
    }

    /** Judges a live JVM for as long as its view is open. */
    void furnish(JvmView view, WatchedJvm watched, Workbench workbench) {
        FindingsModel model =
                new FindingsModel(watched.name() + " (pid " + watched.target().pid() + ")", watched.history(), true);
        DiagnosisWatch watch = new DiagnosisWatch(watched.target(), watched.history(), watched::attach);
        EvidenceActions evidence = evidence(workbench);
        Runnable takeDown = show(view, model, evidence.of(model, watched));
        long pid = watched.target().pid();
        CriticalNotices.watch(
                model, view.content(), workbench, settings(workbench)::notifies, () -> showFindings(pid, workbench));
        HostUsePane machine = new HostUsePane();
        view.addSection("Machine", machine.node());
        watch.onLook(state -> {
            HostUse use = HostUse.of(watched.history(), Runtime.getRuntime().availableProcessors());
            Heartbeat.showWithNext(() -> {
                model.show(state);
                machine.show(use);
            });
        });
        watch.onLook(evidence.standingWatch(watched));
        live.put(pid, view);
        view.onClose(() -> {
            live.remove(pid, view);
            watch.close();
            takeDown.run();
        });
        if (wantedPid == pid) {
            wantedPid = 0;
            view.select(SECTION);
        }
    }

    /** In the view that is open now; where it was closed meanwhile, in a new one, as soon as that is there. */
    private void showFindings(long pid, Workbench workbench) {
        JvmView open = live.get(pid);
        wantedPid = open == null ? pid : 0;
        workbench.openJvm(pid);
        if (open != null) {
            open.select(SECTION);
        }
    }

    /** The user's words on diagnosis count from the first call on. */
    DiagnosisSettings settings(Workbench workbench) {
        DiagnosisSettings known = settings == null ? new DiagnosisSettings(workbench.settings()) : settings;
        settings = known;
        return known;
    }

    private EvidenceActions evidence(Workbench workbench) {
        return new EvidenceActions(workbench, settings(workbench));
    }

    /** Judges recordings, each once. */
    BiConsumer<JvmView, Recording> ofRecording(Workbench workbench) {
        return (view, recording) -> furnish(view, recording, List.of(), workbench);
    }

    /** Judges files of the flight recorder with the thread dumps in them, which get a section of their own. */
    BiConsumer<JvmView, FlightRecording> ofFlight(Workbench workbench) {
        return (view, flight) -> {
            furnish(view, flight.recording(), flight.dumps(), workbench);
            if (!flight.dumps().isEmpty()) {
                addDumps(view, flight, workbench);
            }
        };
    }

    private void addDumps(JvmView view, FlightRecording flight, Workbench workbench) {
        Path file = flight.recording().file();
        Cancellation closed = new Cancellation();
        Job<ThreadDumpModel> grouping = workbench
                .tasks()
                .run(
                        "Grouping the thread dumps of " + file.getFileName(),
                        (_, cancellation) -> ThreadDumpModel.of(
                                new ThreadDumpFile(file, flight.dumps(), 0, List.of()), cancellation))
                .onSuccess(model -> {
                    if (!closed.isCancelled()) {
                        dumps.put(view, model);
                        view.addSection(DUMPS, new ThreadDumpView(model, workbench).content());
                    }
                })
                .onFailure(workbench::show);
        view.onClose(() -> {
            closed.cancel();
            grouping.cancel();
            dumps.remove(view);
        });
        grouping.start();
    }

    private void furnish(JvmView view, Recording recording, List<ThreadDump> dumps, Workbench workbench) {
        FindingsModel model = new FindingsModel(recording.file().getFileName().toString(), recording.history(), false);
        Cancellation closed = new Cancellation();
        Runnable takeDown = show(view, model, evidence(workbench).ofRecording(model, recording.file()));
        workbench
                .tasks()
                .run(
                        "Judging " + recording.file().getFileName(),
                        (_, _) -> RecordingDiagnosis.of(recording, dumps, closed))
                .onSuccess(diagnosed -> model.show(state(diagnosed)))
                .onFailure(workbench::show)
                .start();
        view.onClose(() -> {
            closed.cancel();
            takeDown.run();
        });
    }

    private static State state(Diagnosed diagnosed) {
        return new State(1, diagnosed.tracked(), diagnosed.judgement().notSeen());
    }

    /** Puts line, panel and marks into the view; what is returned takes them down. */
    private Runnable show(JvmView view, FindingsModel model, List<Action> actions) {
        FindingsPane pane = new FindingsPane(model, links(view)).withActions(actions);
        view.addSection(SECTION, pane.node());
        view.setAlert(new FindingAlert(model, () -> {
                    view.select(SECTION);
                    pane.selectWorst();
                })
                .node());
        model.worst().subscribe(view::markWorst);
        model.state().subscribe(state -> view.markFindings(FindingMarkers.of(state.findings())));
        FindingsBoard.Entry entry = new FindingsBoard.Entry(view.address(), model, () -> view.select(SECTION));
        board.add(entry);
        return () -> {
            board.remove(entry);
            pane.close();
        };
    }

    /** A suspect is looked at where the view finds its name. */
    private SuspectLinks links(JvmView view) {
        return suspect -> switch (suspect.kind()) {
            case THREAD, POOL -> Optional.of(() -> showThreads(view, suspect));
            case SOCKET, PROCESS -> Optional.of(() -> view.select("Host"));
            case CATEGORY -> Optional.of(() -> view.select(isOfTheHost(suspect) ? "Host" : "Native"));
            case COLLECTOR -> Optional.of(() -> view.select("GC"));
            case LOADER -> Optional.of(() -> view.select("Classes & code"));
            default -> first(view, suspect).map(action -> action::run);
        };
    }

    private void showThreads(JvmView view, Suspect suspect) {
        ThreadDumpModel dumped = dumps.get(view);
        if (dumped != null) {
            view.select(DUMPS);
            dumped.showThread(suspect.name());
        } else if (suspect.kind() == Suspect.Kind.POOL) {
            view.showPool(suspect.name());
        } else {
            view.showThread(suspect.name());
        }
    }

    private static boolean isOfTheHost(Suspect suspect) {
        return List.of("CPU", "memory", "disk", "network").contains(suspect.name());
    }

    private static Optional<Action> first(JvmView view, Suspect suspect) {
        return view.find(suspect.name()).stream().findFirst();
    }

    /** What can be done about all that is open: a menu, and found by the command palette. */
    List<Action> menu(Workbench workbench) {
        return List.of(
                Action.of("All findings", "mdi2s-stethoscope", () -> showAll(workbench))
                        .withDetail("of everything that is open")
                        .withKeys("Shortcut+Shift+F"),
                Action.of(
                                "Collected evidence",
                                "mdi2p-package-variant-closed",
                                () -> evidence(workbench).showBundles())
                        .withDetail("bundles, to open or to delete")
                        .withKeys("Shortcut+Shift+E"),
                Action.of(
                                "Diagnosis settings",
                                "mdi2t-tune",
                                () -> evidence(workbench).showSettings())
                        .withDetail("thresholds, notices, evidence collected by itself")
                        .withKeys("Shortcut+Comma"));
    }

    private void showAll(Workbench workbench) {
        workbench.open(new AllFindingsView(board, entry -> {
            open(entry.address(), workbench);
            entry.open().run();
        }));
    }

    private static void open(String address, Workbench workbench) {
        Addresses.pid(address).ifPresent(workbench::openJvm);
        Addresses.file(address).ifPresent(workbench::openFile);
    }
}
