package dev.jvitals.ui.jvms;

import dev.jvitals.session.practice.Incident;
import dev.jvitals.session.practice.PracticeOptions;
import dev.jvitals.session.practice.PracticeRun;
import dev.jvitals.ui.shell.Workbench;
import dev.jvitals.ui.task.Heartbeat;

/** Starts practice incidents from the window: each is running work that can be cancelled, and its JVM is opened. */
public final class PracticeRuns {
    private final Workbench workbench;

    public PracticeRuns(Workbench workbench) {
        this.workbench = workbench;
    }

    /** Starts one and opens its live view. Ends with the window at the latest. */
    public void start(Incident incident) {
        workbench
                .tasks()
                .run("Starting " + incident.id(), (_, _) -> PracticeRun.start(incident, PracticeOptions.DEFAULT))
                .onSuccess(run -> follow(incident, run))
                .onFailure(workbench::show)
                .start();
    }

    private void follow(Incident incident, PracticeRun run) {
        workbench.say("Practice incident " + incident.id() + " runs as process " + run.pid() + ". Look for: "
                + incident.lookFor() + ".");
        workbench
                .tasks()
                .run("Practice: " + incident.id(), (progress, cancellation) -> {
                    cancellation.onCancel(() -> {
                        Thread.ofPlatform().daemon().start(run::close); // close waits a while
                        Heartbeat.show(() -> workbench.say("Practice incident " + incident.id() + " was stopped"));
                    });
                    int status = run.follow(line -> progress.phase(line, 0));
                    cancellation.check();
                    return status;
                })
                .onSuccess(status -> workbench.say(
                        "Practice incident " + incident.id() + " ended, exit status " + status + signal(status)))
                .onFailure(workbench::show)
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
