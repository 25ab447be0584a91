package dev.jvitals.app;

import dev.jvitals.ui.jvms.JvmListModel;
import java.time.Duration;
import java.time.Instant;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/**
 * Prints how long the start took, from the process's start to the second frame drawn after the list of JVMs was filled, as
 * {@code filled-window-millis N}, and ends. Asked for by the system property {@code jvitals.measure.start}.
 */
final class StartTime {
    private StartTime() {}

    static void printWhenFilled(JvmListModel jvms) {
        if (!Boolean.getBoolean("jvitals.measure.start")) {
            return;
        }
        new AnimationTimer() {
            private int framesWithList;

            @Override
            public void handle(long nowNanos) {
                if (jvms.looked().get() && ++framesWithList > 2) {
                    stop();
                    Instant begun =
                            ProcessHandle.current().info().startInstant().orElseThrow();
                    System.out.println("filled-window-millis "
                            + Duration.between(begun, Instant.now()).toMillis());
                    Platform.exit();
                }
            }
        }.start();
    }
}
