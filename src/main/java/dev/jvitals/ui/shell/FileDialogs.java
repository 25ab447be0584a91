package dev.jvitals.ui.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Asks the user for files. An interface, since a toolkit without a display has no dialogs and tests answer for the user. */
public interface FileDialogs {
    /** Files to open; empty where the user thought better of it. */
    List<Path> chooseToOpen(String title);

    /** A file to write. */
    Optional<Path> chooseToSave(String title, String suggestedName);

    /** The same, beginning in a folder: what is made of a file is looked for beside it. */
    default Optional<Path> chooseToSave(String title, Path folder, String suggestedName) {
        return chooseToSave(title, suggestedName);
    }
}
