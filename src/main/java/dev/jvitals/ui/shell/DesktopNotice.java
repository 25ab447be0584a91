package dev.jvitals.ui.shell;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.geometry.Insets;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.StageStyle;
import javafx.stage.Window;
import javafx.util.Duration;

/**
 * Tells somebody who works in another program: by the desktop's own notifications where it has {@code notify-send}, else by
 * a small window in the corner of the screen that goes by itself. Returns at once.
 */
public final class DesktopNotice {
    private static final System.Logger LOG = System.getLogger(DesktopNotice.class.getName());
    private static final int PATIENCE_SECONDS = 5;
    private static final Duration SHOWN = Duration.seconds(12);
    private static final double WIDTH = 380;
    private static final double MARGIN = 24;

    private DesktopNotice() {}

    /** Whether the user works in another program: none of our windows has the focus, or but a notice. */
    public static boolean isNeeded() {
        return Window.getWindows().stream().noneMatch(window -> window.isFocused() && !isNotice(window));
    }

    private static boolean isNotice(Window window) {
        return window.hasProperties() && window.getProperties().containsKey(DesktopNotice.class);
    }

    /**
     * Shows a notice.
     *
     * @param text one sentence; strangers' strings in it are shown as they are, never read as markup
     * @param clicked what a click on it does; the desktop's own notices know no clicks
     */
    public static void show(String title, String text, Runnable clicked) {
        Thread.ofPlatform().daemon().name("jvitals-notice").start(() -> {
            if (!isSent(command(title, text))) {
                Platform.runLater(() -> corner(title, text, clicked));
            }
        });
    }

    /** Bodies may have markup, so its signs are escaped; {@code --} keeps a title from being an option. */
    static List<String> command(String title, String text) {
        String body = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return List.of("notify-send", "--app-name=JVitals", "--urgency=critical", "--", title, body);
    }

    private static boolean isSent(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroy();
                return false;
            }
            return process.exitValue() == 0;
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "no notify-send here", e);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    static void corner(String title, String text, Runnable clicked) {
        Label head = new Label(title);
        head.setStyle("-fx-font-weight: bold");
        head.setWrapText(true); // it ends with the pid
        Label body = new Label(text);
        body.setWrapText(true);
        VBox box = new VBox(4, head, body);
        box.setPadding(new Insets(14));
        box.setPrefWidth(WIDTH);
        box.getStyleClass().add("desktop-notice");
        Stage stage = new Stage(StageStyle.UNDECORATED);
        stage.getProperties().put(DesktopNotice.class, true);
        stage.setAlwaysOnTop(true);
        stage.setTitle(title);
        stage.setScene(new Scene(box));
        PauseTransition end = new PauseTransition(SHOWN);
        end.setOnFinished(_ -> stage.hide());
        box.setOnMouseClicked(_ -> {
            stage.hide();
            clicked.run();
        });
        stage.setOnShown(_ -> {
            Rectangle2D screen = Screen.getPrimary().getVisualBounds();
            stage.setX(screen.getMaxX() - stage.getWidth() - MARGIN);
            stage.setY(screen.getMaxY() - stage.getHeight() - MARGIN);
        });
        stage.show();
        end.play();
        goWithTheLast(stage);
    }

    /**
     * A window keeps the program alive, so a notice goes once the last of the others has. It has none of them as its owner,
     * since it would be hidden with it where that is iconified.
     */
    private static void goWithTheLast(Stage notice) {
        ListChangeListener<Window> goes = _ -> {
            if (Window.getWindows().stream().allMatch(DesktopNotice::isNotice)) {
                Platform.runLater(notice::hide); // not while the list tells of a change
            }
        };
        Window.getWindows().addListener(goes);
        notice.setOnHidden(_ -> Window.getWindows().removeListener(goes));
    }
}
