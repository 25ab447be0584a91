package dev.jvitals.heap.graph;

import dev.jvitals.heap.column.Scratch;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** One bit for each object, outside the Java heap. One thread writes. */
public final class BitColumn {
    private final MemorySegment memory;

    public BitColumn(Scratch scratch, long size) {
        memory = scratch.allocate((size + 63) / 64 * 8);
    }

    public void free(Scratch scratch) {
        scratch.free(memory);
    }

    public boolean get(long index) {
        return (memory.get(ValueLayout.JAVA_LONG, (index >>> 6) << 3) & 1L << index) != 0;
    }

    public void set(long index) {
        long at = (index >>> 6) << 3;
        memory.set(ValueLayout.JAVA_LONG, at, memory.get(ValueLayout.JAVA_LONG, at) | 1L << index);
    }
}
