package dev.jvitals.ui.live;

import dev.jvitals.ui.shell.Workbench;
import javafx.application.Platform;

/** Opens running JVMs. */
public final class JvmOpener {
    private JvmOpener() {}

    /** Returns at once; the view comes when the JVM is found, its figures as they come. */
    public static void open(long pid, Workbench workbench) {
        workbench
                .tasks()
                .run(
                        "Opening JVM " + pid,
                        (progress, cancellation) ->
                                WatchedJvm.open(pid, failure -> Platform.runLater(() -> workbench.show(failure))))
                .onSuccess(watched -> workbench.open(new JvmView(watched, workbench)))
                .onFailure(workbench::show)
                .start();
    }
}
