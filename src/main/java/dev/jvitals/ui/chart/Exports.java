package dev.jvitals.ui.chart;

import java.nio.file.Path;
import java.util.function.Consumer;

/** Where charts are saved: asks for a file and writes it, not on the JavaFX thread. Made by whoever has a window. */
public interface Exports {
    /** Whose figures the charts show, as a picture of one tells it: "OrdersService, pid 4711". */
    String subject();

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
