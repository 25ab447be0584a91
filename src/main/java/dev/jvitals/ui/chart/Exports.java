package dev.jvitals.ui.chart;

import java.nio.file.Path;
import java.util.function.Consumer;

/** Where charts are saved: asks for a file and writes it, not on the JavaFX thread. Made by whoever has a window. */
public interface Exports {
    /** For charts that nobody saves. */
    Exports NONE = (title, what, extension, write) -> {};

    /**
     * Asks for a file and has it written.
     *
     * @param title of the question
     * @param what is saved, for the name to suggest
     * @param extension of that name
     * @param write throws a {@link dev.jvitals.base.Failure} where it cannot
     */
    void save(String title, String what, String extension, Consumer<Path> write);
}
