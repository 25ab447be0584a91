package dev.jvitals.ui.shell;

import dev.jvitals.ui.settings.Settings;
import dev.jvitals.ui.task.Tasks;
import dev.jvitals.ui.theme.Theme;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.stage.Stage;

/** The JavaFX application: one window. */
public final class JVitalsApplication extends Application {
    private static volatile Start start = new Start(List.of(), null);

    /** What the start hands over: what to open at once, and who can open what. */
    private record Start(
            List<String> names,
            @org.jspecify.annotations.Nullable Openers openers) {}

    /** Wires the application. Call before launch. */
    public static void wire(Openers openers, List<String> namesToOpen) {
        start = new Start(List.copyOf(namesToOpen), openers);
    }

    @Override
    public void start(Stage stage) {
        Theme theme = new Theme();
        Tasks tasks = Tasks.forWindow();
        ShellWindow window = new ShellWindow(
                tasks, theme, new Settings(), new StageFileDialogs(stage), Objects.requireNonNull(start.openers));
        Scene scene = new Scene(window.root(), 1280, 820);
        theme.style(scene);
        stage.setTitle("JVitals");
        stage.getIcons()
                .setAll(Stream.of(16, 32, 48, 64, 128, 256)
                        .map(JVitalsApplication::icon)
                        .toList());
        stage.setScene(scene);
        stage.setOnHidden(_ -> window.close());
        stage.show();
        window.openNamed(start.names);
    }

    private static Image icon(int pixels) {
        return new Image(
                Objects.requireNonNull(JVitalsApplication.class.getResourceAsStream("jvitals-" + pixels + ".png")));
    }
}
