package dev.jvitals.support;

import java.io.File;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javax.imageio.ImageIO;

/** JavaFX in tests: one toolkit for the whole run, without a display. */
public final class Fx {
    private static final AtomicBoolean STARTED = new AtomicBoolean();
    private static final File PICTURES = new File("target/pictures");

    private Fx() {}

    /** Starts the toolkit if it does not run yet. */
    public static void start() {
        if (STARTED.compareAndSet(false, true)) {
            CountDownLatch started = new CountDownLatch(1);
            try {
                Platform.startup(started::countDown);
                Platform.setImplicitExit(false);
            } catch (IllegalStateException alreadyRunning) {
                started.countDown();
            }
            try {
                if (!started.await(60, TimeUnit.SECONDS)) {
                    throw new AssertionError("JavaFX did not start");
                }
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    /** Runs on the JavaFX thread and returns what that gives; fails after a minute. */
    public static <T> T call(Callable<T> work) {
        start();
        FutureTask<T> task = new FutureTask<>(work);
        Platform.runLater(task);
        try {
            return task.get(60, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(e.getCause() == null ? e : e.getCause());
        }
    }

    /** As {@link #call} for work that gives nothing. */
    public static void run(Runnable work) {
        call(() -> {
            work.run();
            return true;
        });
    }

    /** Shows a node in a window of its own. */
    public static Stage show(Parent root, double width, double height, String userAgentStylesheet) {
        return call(() -> {
            Application.setUserAgentStylesheet(userAgentStylesheet);
            Stage stage = new Stage();
            stage.setScene(new Scene(root, width, height));
            stage.show();
            return stage;
        });
    }

    /** Saves what the window shows as {@code target/pictures/NAME.png}. */
    public static void picture(Stage stage, String name) {
        WritableImage image = call(() -> stage.getScene().snapshot(null));
        try {
            PICTURES.mkdirs();
            ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", new File(PICTURES, name + ".png"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
