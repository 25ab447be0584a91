package dev.jvitals.ui.heap;

import dev.jvitals.heap.HeapDump;
import dev.jvitals.heap.OpenOptions;
import dev.jvitals.ui.shell.Workbench;
import java.nio.file.Path;

/** Opens heap dumps in views of the window. For the JavaFX thread. */
public final class HeapOpener {
    private HeapOpener() {}

    /** Opens a dump in the background, building its index where there is none; then its view. Returns at once. */
    public static void open(Path file, Workbench workbench) {
        open(file, OpenOptions.DEFAULT, workbench);
    }

    static void open(Path file, OpenOptions options, Workbench workbench) {
        workbench
                .tasks()
                .run(
                        "Opening " + file.getFileName(),
                        (progress, cancellation) -> HeapDump.open(file, options, progress, cancellation))
                .onSuccess(heap -> workbench.open(new HeapView(heap, options, workbench)))
                .onFailure(workbench::show)
                .start();
    }
}
