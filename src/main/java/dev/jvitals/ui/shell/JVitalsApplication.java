package dev.jvitals.ui.shell;

import java.util.List;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;

/** The JavaFX application: one window. */
public final class JVitalsApplication extends Application {
    private static volatile List<String> toOpen = List.of();

    /** What the command line asked to be opened: files and pids. Call before launch. */
    public static void toOpen(List<String> names) {
        toOpen = List.copyOf(names);
    }

    @Override
    public void start(Stage stage) {
        stage.setTitle("JVitals");
        stage.setScene(new Scene(new BorderPane(new Label(String.join(" ", toOpen))), 1280, 800));
        stage.show();
    }
}
