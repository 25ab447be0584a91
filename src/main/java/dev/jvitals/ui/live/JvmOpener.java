package dev.jvitals.ui.live;

import dev.jvitals.ui.shell.Workbench;
import java.util.function.BiConsumer;
import javafx.application.Platform;

/** Opens running JVMs. */
public final class JvmOpener {
    private JvmOpener() {}

    /**
     * Returns at once; the view comes when the JVM is found, its figures as they come.
     *
     * @param furnish adds to a fresh view what other features show of the JVM
     */
    public static void open(long pid, Workbench workbench, BiConsumer<JvmView, WatchedJvm> furnish) {
        workbench
                .tasks()
                .run(
                        "Opening JVM " + pid,
                        (progress, cancellation) ->
                                WatchedJvm.open(pid, failure -> Platform.runLater(() -> workbench.show(failure))))
                .onSuccess(watched -> {
                    JvmView view = new JvmView(watched, workbench);
                    furnish.accept(view, watched);
                    workbench.open(view);
                })
                .onFailure(workbench::show)
                .start();
    }
}
