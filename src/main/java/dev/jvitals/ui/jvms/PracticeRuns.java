package dev.jvitals.ui.jvms;

import dev.jvitals.session.practice.Incident;
import dev.jvitals.session.practice.PracticeOptions;
import dev.jvitals.session.practice.PracticeRun;
import dev.jvitals.ui.shell.Workbench;

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
                    cancellation.onCancel(() -> Thread.ofPlatform().daemon().start(run::close)); // close waits a while
                    int status = run.follow(line -> progress.phase(line, 0));
                    cancellation.check();
                    return status;
                })
                .onSuccess(
                        status -> workbench.say("Practice incident " + incident.id() + " ended, exit status " + status))
                .onFailure(workbench::show)
                .start();
        workbench.openJvm(run.pid());
    }
}
