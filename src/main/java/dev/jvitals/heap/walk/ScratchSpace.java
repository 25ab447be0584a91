package dev.jvitals.heap.walk;

import dev.jvitals.base.Cancellation;
import dev.jvitals.heap.Heap;
import dev.jvitals.heap.column.Scratch;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where walks keep what does not fit in memory. */
public final class ScratchSpace {
    private ScratchSpace() {}

    /** Scratch files beside the heap's index, or in the machine's temporary folder when nothing can be written there. */
    public static Scratch of(Heap heap, Cancellation cancellation) {
        Path folder = heap.indexFile().toAbsolutePath().getParent();
        return new Scratch(
                folder != null && Files.isWritable(folder) ? folder : Path.of(System.getProperty("java.io.tmpdir")),
                cancellation);
    }
}
