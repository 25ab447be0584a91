package dev.jvitals.app;

import dev.jvitals.session.files.FileKind;
import dev.jvitals.session.practice.Incident;
import dev.jvitals.session.practice.Incidents;
import dev.jvitals.target.gclog.GcLogs;
import dev.jvitals.ui.files.FileOpeners;
import dev.jvitals.ui.heap.HeapOpener;
import dev.jvitals.ui.help.Help;
import dev.jvitals.ui.jvms.JvmListModel;
import dev.jvitals.ui.jvms.PracticeRuns;
import dev.jvitals.ui.jvms.SideList;
import dev.jvitals.ui.jvms.StartView;
import dev.jvitals.ui.live.JvmOpener;
import dev.jvitals.ui.live.RecordingOpener;
import dev.jvitals.ui.settings.SettingsFile;
import dev.jvitals.ui.settings.UserFolders;
import dev.jvitals.ui.shell.Action;
import dev.jvitals.ui.shell.JVitalsApplication;
import dev.jvitals.ui.shell.ShellWindow;
import dev.jvitals.ui.threads.TakeDumpsView;
import dev.jvitals.ui.threads.ThreadDumpView;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.application.Application;

/** Opens the window; kept apart from {@link Main} so that the command line never loads a JavaFX class. */
final class Window {
    private Window() {}

    static void open(String[] args) {
        Thread.ofPlatform().daemon().name("jvitals-log").start(LogFile::begin);
        SettingsFile settings = new SettingsFile(UserFolders.settings().resolve("settings.json"));
        FutureTask<SettingsFile.Loaded> loaded = new FutureTask<>(settings::load);
        Thread.ofPlatform().daemon().name("jvitals-settings").start(loaded);
        LiveFindings findings = new LiveFindings();
        JVitalsApplication.wire(new JVitalsApplication.Wiring(
                features(findings), window -> furnish(window, findings), List.of(args), settings, loaded));
        Application.launch(JVitalsApplication.class, args);
    }

    /** Every feature's line: what it opens. */
    static FeatureOpeners features(LiveFindings findings) {
        return new FeatureOpeners((pid, workbench) ->
                        JvmOpener.open(pid, workbench, (view, watched) -> findings.furnish(view, watched, workbench)))
                .each(FileKind.HEAP_DUMP, HeapOpener::open)
                .together(FileKind.THREAD_DUMP, ThreadDumpView::open)
                .each(
                        FileKind.RECORDING,
                        (file, workbench) -> RecordingOpener.open(file, workbench, findings.ofRecording(workbench)))
                .each(
                        FileKind.GC_LOG,
                        (file, workbench) ->
                                RecordingOpener.open(file, workbench, GcLogs::read, findings.ofRecording(workbench)))
                .each(
                        FileKind.FLIGHT_RECORDING,
                        (file, workbench) -> RecordingOpener.openFlight(file, workbench, findings.ofFlight(workbench)))
                .each(FileKind.CRASH_REPORT, FileOpeners::openCrash)
                .together(FileKind.NATIVE_MEMORY, FileOpeners::openNativeMemory);
    }

    static void furnish(ShellWindow window, LiveFindings findings) {
        findings.settings(window);
        JvmListModel jvms = JvmListModel.ofThisMachine();
        window.addMenu("Diagnose", findings.menu(window));
        Help help = new Help(window);
        window.setHelper(help);
        PracticeRuns runs = new PracticeRuns(window);
        Consumer<Incident> practice = runs::start;
        BiConsumer<Long, String> takeDumps = (pid, name) -> window.open(new TakeDumpsView(pid, name, window));
        window.setSide(new SideList(jvms, window, practice)
                .onTakeThreadDumps(takeDumps)
                .node());
        window.setStart(() -> new StartView(jvms, window, practice));
        window.addToPalette(words -> jvms.find(words, window));
        window.addToPalette(
                words -> jvms.find(words, "Take thread dumps of ", "mdi2f-format-list-bulleted", takeDumps));
        window.addToPalette(words -> practice(words, practice));
        window.addToPalette(help::find);
        window.onClose(jvms::close);
        StartTime.printWhenFilled(jvms);
        SoakRounds.begin(window);
    }

    private static List<Action> practice(String words, Consumer<Incident> practice) {
        return Action.matching(
                Incidents.all().stream()
                        .map(incident -> Action.of(
                                        "Practice: " + incident.id(),
                                        "mdi2p-play-outline",
                                        () -> practice.accept(incident))
                                .withDetail(incident.simulates()))
                        .toList(),
                words);
    }
}
