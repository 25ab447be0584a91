package dev.jvitals.target.hsperf;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** One numeric counter of a {@link PerfFile}; valid until that is closed. Reading costs one memory access. */
public final class PerfCounter {
    private final MemorySegment memory;
    private final ValueLayout.OfLong layout;
    private final long offset;

    PerfCounter(MemorySegment memory, ValueLayout.OfLong layout, long offset) {
        this.memory = memory;
        this.layout = layout;
        this.offset = offset;
    }

    /** The value now. */
    public long read() {
        return memory.get(layout, offset);
    }
}
