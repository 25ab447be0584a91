package dev.jvitals.heap.column;

import java.lang.foreign.MemorySegment;

/** Memory of a known most size, of which as much is really there as was asked for. Safe for threads. */
public final class GrowingMemory {
    /** New pages come in blocks of at least this, so that asking is rare and the kernel can give large ones. */
    private static final long STEP_BYTES = 4 << 20;

    private final Scratch scratch;
    private final ScratchFile file;
    private final MemorySegment memory;
    private volatile long ready;

    GrowingMemory(Scratch scratch, ScratchFile file, MemorySegment memory) {
        this.scratch = scratch;
        this.file = file;
        this.memory = memory;
    }

    /** A column over this memory; only what {@link #ensure} has covered may be touched. */
    public IdArray ids(long limit) {
        return ids(0, limit);
    }

    /** A column over this memory from byte {@code from} on, a multiple of 8. */
    public IdArray ids(long from, long limit) {
        return IdArray.over(memory.asSlice(from), limit);
    }

    /** Makes the first {@code bytes} usable. Throws {@link dev.jvitals.base.Failure} when the disk is full. */
    public void ensure(long bytes) {
        if (bytes > ready) {
            grow(bytes);
        }
    }

    /**
     * Makes a part usable, whole pages; waits for no thread that does the same for another part. In place of
     * {@link #ensure(long)} where all parts up to the last are somebody's.
     */
    public void ensure(long from, long to) {
        scratch.reserve(file, memory, from, to);
        synchronized (this) {
            ready = Math.max(ready, to);
        }
    }

    long ready() {
        return ready;
    }

    private synchronized void grow(long bytes) {
        long from = ready;
        long to = Math.min(memory.byteSize(), Math.max((bytes + STEP_BYTES - 1) & -STEP_BYTES, from + STEP_BYTES));
        if (to > from) {
            scratch.reserve(file, memory, from, to);
            ready = to;
        }
    }
}
