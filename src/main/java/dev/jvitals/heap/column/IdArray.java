package dev.jvitals.heap.column;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * A fixed column of unsigned numbers outside the Java heap: 4 bytes each while they fit, 8 otherwise, so that nothing
 * stops at 2^31. Plain reads and writes: threads must not share an element without a hand-over.
 */
public final class IdArray {
    /** Numbers below this take 4 bytes. */
    public static final long NARROW_LIMIT = 1L << 32;

    private final MemorySegment memory;
    private final boolean wide;

    IdArray(MemorySegment memory, boolean wide) {
        this.memory = memory;
        this.wide = wide;
    }

    MemorySegment memory() {
        return memory;
    }

    /** Numbers that fit are below this. */
    public long limit() {
        return wide ? Long.MAX_VALUE : NARROW_LIMIT;
    }

    public long get(long index) {
        return wide
                ? memory.get(ValueLayout.JAVA_LONG, index << 3)
                : memory.get(ValueLayout.JAVA_INT, index << 2) & 0xffff_ffffL;
    }

    public void set(long index, long value) {
        if (wide) {
            memory.set(ValueLayout.JAVA_LONG, index << 3, value);
        } else {
            memory.set(ValueLayout.JAVA_INT, index << 2, (int) value);
        }
    }

    /** Adds one; returns what was there before. */
    public long increment(long index) {
        long before = get(index);
        set(index, before + 1);
        return before;
    }
}
