package dev.jvitals.app;

import dev.jvitals.base.Failure;
import dev.jvitals.ui.shell.JVitalsApplication;
import java.util.List;
import javafx.application.Application;

/** Opens the window; kept apart from {@link Main} so that the command line never loads a JavaFX class. */
final class Window {
    private Window() {}

    static void open(String[] args) {
        JVitalsApplication.wire(features(), List.of(args));
        Application.launch(JVitalsApplication.class, args);
    }

    /** Every feature's line: what it opens. */
    private static FeatureOpeners features() {
        return new FeatureOpeners((pid, workbench) ->
                workbench.show(Failure.unreachable(pid, "live charts are not in this build", null)));
    }
}
