package dev.jvitals.app;

import dev.jvitals.target.os.ProcFile;
import dev.jvitals.target.os.ProcStat;
import dev.jvitals.ui.jvms.JvmListModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/**
 * Prints how long the start took, from the process's start to the second frame drawn after the list of JVMs was filled, as
 * {@code filled-window-millis N}, and ends. Asked for by the system property {@code jvitals.measure.start}.
 */
final class StartTime {
    /** The property that asks for it. */
    static final String ASKED = "jvitals.measure.start";
    /** The property that says how many frames to draw before the end, where two are not enough. */
    static final String FRAMES = "jvitals.measure.frames";

    private StartTime() {}

    static void printWhenFilled(JvmListModel jvms) {
        if (!Boolean.getBoolean(ASKED)) {
            return;
        }
        int frames = Integer.getInteger(FRAMES, 2);
        new AnimationTimer() {
            private int framesWithList;

            @Override
            public void handle(long nowNanos) {
                if (jvms.looked().get() && ++framesWithList > frames) {
                    stop();
                    System.out.println("filled-window-millis " + sinceStart().toMillis());
                    Platform.exit();
                }
            }
        }.start();
    }

    /**
     * On Linux from the kernel's own clock, to a clock tick of 10 ms: {@link ProcessHandle.Info#startInstant()} adds ticks to
     * a boot time in whole seconds there, and may be off by a second.
     */
    private static Duration sinceStart() {
        Path uptime = Path.of("/proc/uptime");
        if (!Files.isReadable(uptime)) {
            return Duration.between(
                    ProcessHandle.current().info().startInstant().orElseThrow(), Instant.now());
        }
        ProcFile file = new ProcFile();
        ProcStat own = ProcStat.read(file, "/proc/self/stat");
        ProcFile up = file.readOrNull("/proc/uptime");
        if (own == null || up == null) {
            throw new IllegalStateException("/proc/self/stat cannot be read");
        }
        return Duration.ofNanos(Math.round(Double.parseDouble(up.nextWord()) * 1e9) - own.sinceBootNanos());
    }
}
