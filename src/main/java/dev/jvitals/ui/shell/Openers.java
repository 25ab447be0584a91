package dev.jvitals.ui.shell;

import java.nio.file.Path;

/** Makes views of what is opened. The start wires it, so that features don't know each other nor the shell them. */
public interface Openers {
    /** Opens a file in a view of the feature that knows its kind. Returns at once; the work is a task. */
    void openFile(Path file, Workbench workbench);

    /** Opens a running JVM. Returns at once. */
    void openJvm(long pid, Workbench workbench);
}
