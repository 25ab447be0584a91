package dev.jvitals.ui.shell;

import dev.jvitals.base.Failure;
import dev.jvitals.ui.settings.Settings;
import dev.jvitals.ui.task.Tasks;
import dev.jvitals.ui.theme.Theme;
import java.nio.file.Path;
import java.util.List;

/** What a view may ask of the window around it. For the JavaFX thread. */
public interface Workbench {
    /** Opens a view in a tab and selects it; closes it and selects the open one where its address is open already. */
    void open(View view);

    /** Opens a file: recognised by its content, off the JavaFX thread. */
    default void openFile(Path file) {
        openFiles(List.of(file));
    }

    /** Opens several files; thread dumps among them are compared. */
    void openFiles(List<Path> files);

    /** Opens a running JVM, or selects it where it is open. */
    void openJvm(long pid);

    /** Says in one sentence that something went wrong, with the details to copy; never a dialog over the work. */
    void show(Failure failure);

    /** Says in one sentence that something was done. */
    void say(String sentence);

    /** The same, with something that can be done about it. */
    default void say(String sentence, String label, Runnable action) {
        say(sentence);
    }

    /**
     * The same window for what belongs to one JVM or file: what is said through it stands over its own tab, and over others
     * only with its name and a way there. An empty address is of the window as a whole.
     *
     * @param address as {@link View#address()}
     */
    default Workbench about(String address) {
        return this;
    }

    /** All that is open in tabs, in their order. */
    default List<View> openViews() {
        return List.of();
    }

    Tasks tasks();

    Theme theme();

    FileDialogs files();

    /** What is remembered from one start to the next: ranges, columns, sorting. */
    Settings settings();
}
