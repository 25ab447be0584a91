package dev.jvitals.ui.shell;

import java.nio.file.Path;
import java.util.List;

/** Makes views of what is opened. The start wires it, so that features don't know each other nor the shell them. */
public interface Openers {
    /**
     * Opens files, each in a view of the feature that knows its kind; several thread dumps make one view. Returns at
     * once; the work is a task.
     */
    void openFiles(List<Path> files, Workbench workbench);

    /** Opens a running JVM. Returns at once. */
    void openJvm(long pid, Workbench workbench);
}
