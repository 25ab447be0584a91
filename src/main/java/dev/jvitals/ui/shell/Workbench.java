package dev.jvitals.ui.shell;

import dev.jvitals.base.Failure;
import dev.jvitals.ui.task.Tasks;
import dev.jvitals.ui.theme.Theme;
import java.nio.file.Path;

/** What a view may ask of the window around it. For the JavaFX thread. */
public interface Workbench {
    /** Opens a view in a tab and selects it. */
    void open(View view);

    /** Opens a file: recognised by its content, off the JavaFX thread. */
    void openFile(Path file);

    /** Opens a running JVM. */
    void openJvm(long pid);

    /** Says in one sentence that something went wrong, with the details to copy; never a dialog over the work. */
    void show(Failure failure);

    /** Says in one sentence that something was done. */
    void say(String sentence);

    Tasks tasks();

    Theme theme();

    FileDialogs files();
}
