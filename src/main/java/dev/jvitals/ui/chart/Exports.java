package dev.jvitals.ui.chart;

import java.nio.file.Path;
import java.util.function.Consumer;

/** Where charts are saved: asks for a file and writes it, not on the JavaFX thread. Made by whoever has a window. */
public interface Exports {
    /** For charts that nobody saves. */
    Exports NONE = (title, suggestedName, write) -> {};

    /**
     * Asks for a file and has it written.
     *
     * @param write throws a {@link dev.jvitals.base.Failure} where it cannot
     */
    void save(String title, String suggestedName, Consumer<Path> write);
}
