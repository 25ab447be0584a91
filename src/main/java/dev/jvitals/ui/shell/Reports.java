package dev.jvitals.ui.shell;

import dev.jvitals.base.Failure;
import java.io.IOException;
import java.nio.file.Files;

/** Saves reports of errors where the user wants them. */
final class Reports {
    private final Workbench workbench;

    Reports(Workbench workbench) {
        this.workbench = workbench;
    }

    /** Asks where, and writes in the background. */
    void save(String suggestedName, String text) {
        workbench
                .files()
                .chooseToSave("Save report", suggestedName)
                .ifPresent(file -> workbench
                        .tasks()
                        .run("Saving " + suggestedName, (_, _) -> {
                            try {
                                return Files.writeString(file, text);
                            } catch (IOException e) {
                                throw new Failure(
                                        Failure.Kind.INPUT, file + ": cannot be written: " + e.getMessage(), e);
                            }
                        })
                        .onSuccess(written -> workbench.say("Saved " + written))
                        .onFailure(workbench::show)
                        .start());
    }
}
