package dev.jvitals.ui.jvms;

import dev.jvitals.session.practice.Incident;
import dev.jvitals.session.practice.PracticeOptions;
import dev.jvitals.session.practice.PracticeRun;
import dev.jvitals.ui.shell.Addresses;
import dev.jvitals.ui.shell.Workbench;
import dev.jvitals.ui.task.Heartbeat;
import java.util.HashMap;
import java.util.Map;

/** Starts practice incidents from the window: each is running work that can be cancelled, and its JVM is opened. */
public final class PracticeRuns {
    /** A JVM whose view is not open by then has one that did not open. */
    private static final long PATIENCE_NANOS = 20_000_000_000L;

    /** A start of an incident; the pid is 0 as long as there is no process. */
    private record Start(long pid, long atNanos) {}

    private final Workbench workbench;
    /** The last start of each, by id. */
    private final Map<String, Start> starts = new HashMap<>();

    public PracticeRuns(Workbench workbench) {
        this.workbench = workbench;
    }

    /**
     * Starts one and opens its live view. Ends with the window at the latest. Does nothing while the incident is starting
     * already, for that takes a while, and a hand may press twice. JavaFX thread.
     */
    public void start(Incident incident) {
        if (isStarting(incident)) {
            return;
        }
        starts.put(incident.id(), new Start(0, System.nanoTime()));
        workbench
                .tasks()
                .run("Starting " + incident.id(), (_, _) -> PracticeRun.start(incident, PracticeOptions.DEFAULT))
                .onSuccess(run -> follow(incident, run))
                .onFailure(failure -> {
                    starts.remove(incident.id());
                    workbench.show(failure);
                })
                .start();
    }

    private boolean isStarting(Incident incident) {
        Start start = starts.get(incident.id());
        return start != null && (start.pid == 0 || isOpening(start));
    }

    private boolean isOpening(Start start) {
        String address = Addresses.ofJvm(start.pid);
        return System.nanoTime() - start.atNanos < PATIENCE_NANOS
                && workbench.openViews().stream()
                        .noneMatch(view -> view.address().equals(address));
    }

    private void follow(Incident incident, PracticeRun run) {
        starts.put(incident.id(), new Start(run.pid(), System.nanoTime()));
        Workbench said = workbench.about(Addresses.ofJvm(run.pid()));
        said.say("Practice incident " + incident.id() + " runs as process " + run.pid() + ". Look for: "
                + incident.lookFor() + ".");
        workbench
                .tasks()
                .run("Practice: " + incident.id(), (progress, cancellation) -> {
                    cancellation.onCancel(() -> {
                        Thread.ofPlatform().daemon().start(run::close); // close waits a while
                        Heartbeat.show(() -> said.say("Practice incident " + incident.id() + " was stopped"));
                    });
                    int status = run.follow(line -> progress.phase(line, 0));
                    cancellation.check();
                    return status;
                })
                .onSuccess(status -> {
                    starts.remove(incident.id());
                    said.say("Practice incident " + incident.id() + " ended, exit status " + status + signal(status));
                })
                .onFailure(said::show)
                .start();
        workbench.openJvm(run.pid());
    }

    /** Above 128 the status tells the signal that ended a process. Source: signal(7), of Linux on x86 and ARM. */
    static String signal(int status) {
        return switch (status - 128) {
            case 1 -> " (SIGHUP)";
            case 2 -> " (SIGINT)";
            case 6 -> " (SIGABRT: it crashed, or was told to abort)";
            case 9 -> " (SIGKILL: killed by the kernel or by somebody)";
            case 11 -> " (SIGSEGV: it crashed)";
            case 15 -> " (SIGTERM: it was told to end)";
            default -> "";
        };
    }
}
