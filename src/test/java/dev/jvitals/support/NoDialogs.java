package dev.jvitals.support;

import dev.jvitals.ui.shell.FileDialogs;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A user who thinks better of every question for a file. */
public final class NoDialogs implements FileDialogs {
    @Override
    public List<Path> chooseToOpen(String title) {
        return List.of();
    }

    @Override
    public Optional<Path> chooseToSave(String title, String suggestedName) {
        return Optional.empty();
    }
}
