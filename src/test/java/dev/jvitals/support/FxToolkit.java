package dev.jvitals.support;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javax.imageio.ImageIO;

/** The JavaFX toolkit for tests: started once for all of them, no display needed. */
public final class FxToolkit {
    private static final long DEADLINE_SECONDS = 60;
    private static final File PICTURES = new File("target/pictures");
    private static boolean started;

    private FxToolkit() {}

    /** Starts the toolkit if it has not been. */
    public static synchronized void start() {
        if (!started) {
            CountDownLatch running = new CountDownLatch(1);
            try {
                Platform.startup(running::countDown);
            } catch (IllegalStateException alreadyRunning) {
                running.countDown();
            }
            Platform.setImplicitExit(false);
            try {
                if (!running.await(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
                    throw new AssertionError("the JavaFX toolkit did not start");
                }
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            started = true;
        }
    }

    /** Runs on the JavaFX thread and returns what came out. */
    public static <T> T call(Callable<T> work) {
        start();
        FutureTask<T> task = new FutureTask<>(work);
        Platform.runLater(task);
        try {
            return task.get(DEADLINE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError("the JavaFX thread did not answer", e);
        }
    }

    /** Runs on the JavaFX thread and waits for it. */
    public static void run(Runnable work) {
        call(() -> {
            work.run();
            return true;
        });
    }

    /** Waits until the condition, asked on the JavaFX thread, holds. */
    public static void await(String what, BooleanSupplier condition) {
        Await.until(what, () -> call(condition::getAsBoolean));
    }

    /** All that can be read below a node, a line for each label, what a scroll pane hides included. For the JavaFX thread. */
    public static String texts(Parent root) {
        root.applyCss();
        root.layout();
        StringBuilder all = new StringBuilder();
        addTexts(root, all);
        return all.toString();
    }

    private static void addTexts(Node node, StringBuilder all) {
        if (node instanceof Labeled labeled && labeled.getText() != null) {
            all.append(labeled.getText()).append('\n');
        }
        if (node instanceof ScrollPane scroll && scroll.getContent() != null) {
            addTexts(scroll.getContent(), all);
        } else if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> addTexts(child, all));
        }
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

    /** A picture of the scene as it would be shown, in {@code target/pictures/NAME.png}. */
    public static File picture(String name, Scene scene) {
        WritableImage image = call(() -> {
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            return scene.snapshot(null);
        });
        BufferedImage pixels = SwingFXUtils.fromFXImage(image, null);
        File file = new File(PICTURES, name + ".png");
        try {
            file.getParentFile().mkdirs();
            ImageIO.write(pixels, "png", file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return file;
    }
}
