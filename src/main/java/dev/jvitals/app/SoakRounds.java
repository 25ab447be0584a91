package dev.jvitals.app;

import dev.jvitals.ui.shell.ShellWindow;
import java.util.List;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.util.Duration;

/**
 * Opens and closes, over and over, what the system property {@code jvitals.soak} names (pids and files, separated by commas),
 * and prints {@code all-closed} each time that no tab is left. For {@code jvitals bench soak}.
 */
final class SoakRounds {
    private static final String ASKED = "jvitals.soak";
    /** Time for a view to open, draw its charts a few times, and begin what it does at its own pace. */
    private static final Duration STEP = Duration.seconds(2);

    private final ShellWindow window;
    private final List<String> names;
    private int step;

    private SoakRounds(ShellWindow window, List<String> names) {
        this.window = window;
        this.names = names;
    }

    static void begin(ShellWindow window) {
        String asked = System.getProperty(ASKED);
        if (asked == null) {
            return;
        }
        SoakRounds rounds = new SoakRounds(window, List.of(asked.split(",")));
        Timeline line = new Timeline(new KeyFrame(STEP, _ -> rounds.next()));
        line.setCycleCount(Timeline.INDEFINITE);
        line.play();
    }

    /** One name more each step; then all are closed, and a step of rest lets go of them. */
    private void next() {
        int at = step++ % (names.size() + 2);
        if (at < names.size()) {
            window.openNamed(List.of(names.get(at)));
        } else if (at == names.size()) {
            window.closeTabs();
        } else {
            System.out.println("all-closed");
        }
    }
}
