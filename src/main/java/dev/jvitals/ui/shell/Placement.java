package dev.jvitals.ui.shell;

import dev.jvitals.ui.settings.Settings;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** Where the window was and how large. */
final class Placement {
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 820;
    /** The smallest that still shows the list and a chart. */
    private static final double LEAST_WIDTH = 640;

    private static final double LEAST_HEIGHT = 420;

    private Placement() {}

    /** Back to where it was, if that still is on a screen. */
    static void restore(Stage stage, Settings settings) {
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        stage.setWidth(Math.clamp(
                settings.number("window.width", WIDTH), LEAST_WIDTH, Math.max(LEAST_WIDTH, screen.getWidth())));
        stage.setHeight(Math.clamp(
                settings.number("window.height", HEIGHT), LEAST_HEIGHT, Math.max(LEAST_HEIGHT, screen.getHeight())));
        double x = settings.number("window.x", Double.NaN);
        double y = settings.number("window.y", Double.NaN);
        if (!Screen.getScreensForRectangle(x + 40, y + 10, 100, 10).isEmpty()) {
            stage.setX(x);
            stage.setY(y);
        }
        stage.setMaximized(settings.flag("window.maximized", false));
    }

    /** A window of a tab's own, where it was if that still is on a screen. */
    static void put(Stage stage, @Nullable Rectangle2D there) {
        if (there != null
                && !Screen.getScreensForRectangle(there.getMinX() + 40, there.getMinY() + 10, 100, 10)
                        .isEmpty()) {
            stage.setX(there.getMinX());
            stage.setY(there.getMinY());
            stage.setWidth(Math.max(LEAST_WIDTH, there.getWidth()));
            stage.setHeight(Math.max(LEAST_HEIGHT, there.getHeight()));
        }
    }

    static void remember(Stage stage, Settings settings) {
        settings.set("window.maximized", stage.isMaximized());
        if (!stage.isMaximized()) {
            settings.set("window.x", Math.rint(stage.getX()));
            settings.set("window.y", Math.rint(stage.getY()));
            settings.set("window.width", Math.rint(stage.getWidth()));
            settings.set("window.height", Math.rint(stage.getHeight()));
        }
    }
}
