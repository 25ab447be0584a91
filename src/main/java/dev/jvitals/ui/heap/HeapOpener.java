package dev.jvitals.ui.heap;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Failure;
import dev.jvitals.base.Progress;
import dev.jvitals.heap.Heap;
import dev.jvitals.heap.HeapDump;
import dev.jvitals.heap.OpenOptions;
import dev.jvitals.ui.shell.Workbench;
import dev.jvitals.ui.task.Job;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Opens heap dumps in views of the window. For the JavaFX thread. */
public final class HeapOpener {
    /** A heap, or how many there are to choose from. */
    private record Opened(@Nullable Heap heap, int dumps) {}

    private HeapOpener() {}

    /**
     * Opens a dump in the background, building its index where there is none; then its view, or the choice where the file holds
     * several dumps. Returns at once.
     */
    public static void open(Path file, Workbench workbench) {
        open(file, OpenOptions.DEFAULT, workbench);
    }

    static Job<?> open(Path file, OpenOptions options, Workbench workbench) {
        return workbench
                .tasks()
                .run(
                        "Opening " + file.getFileName(),
                        (progress, cancellation) -> opened(file, options, progress, cancellation))
                .onSuccess(opened -> show(opened, file, options, workbench))
                .onFailure(workbench::show)
                .start();
    }

    private static Opened opened(Path file, OpenOptions options, Progress progress, Cancellation cancellation) {
        try {
            return new Opened(HeapDump.open(file, options, progress, cancellation), 1);
        } catch (Failure e) {
            int dumps = e.kind() == Failure.Kind.USAGE ? HeapDump.dumpsIn(file, cancellation) : 0;
            if (dumps > 1 && options.dump() == 0) {
                return new Opened(null, dumps);
            }
            throw e;
        }
    }

    private static void show(Opened opened, Path file, OpenOptions options, Workbench workbench) {
        Heap heap = opened.heap;
        workbench.open(
                heap != null
                        ? new HeapView(heap, options, workbench)
                        : new DumpChoice(
                                file, opened.dumps, number -> open(file, options.withDump(number), workbench)));
    }
}
