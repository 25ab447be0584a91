package dev.jvitals.app;

import dev.jvitals.ui.shell.JVitalsApplication;
import java.util.List;
import javafx.application.Application;

/** Opens the window; kept apart from {@link Main} so that the command line never loads a JavaFX class. */
final class Window {
    private Window() {}

    static void open(String[] args) {
        JVitalsApplication.wire(new FeatureOpeners(), List.of(args));
        Application.launch(JVitalsApplication.class, args);
    }
}
