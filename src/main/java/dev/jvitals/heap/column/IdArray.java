package dev.jvitals.heap.column;

import java.lang.foreign.MemorySegment;
import java.util.Objects;

/**
 * A fixed column of unsigned numbers outside the Java heap: 4 bytes each while they fit, 8 otherwise, so that nothing
 * stops at 2^31. Plain reads and writes: threads must not share an element without a hand-over. Two classes rather than a
 * flag, so that a compiled loop holds only the width that it meets.
 */
public abstract sealed class IdArray implements BlockSource {
    /** Numbers below this take 4 bytes. */
    public static final long NARROW_LIMIT = 1L << 32;

    final MemorySegment memory;

    private IdArray(MemorySegment memory) {
        this.memory = memory;
    }

    /** A column over {@code memory} for numbers below {@code limit}. */
    static IdArray over(MemorySegment memory, long limit) {
        return limit > NARROW_LIMIT ? new Wide(memory) : new Narrow(memory);
    }

    /** How many bytes a number below {@code limit} takes. */
    public static int bytes(long limit) {
        return limit > NARROW_LIMIT ? Long.BYTES : Integer.BYTES;
    }

    /** What the column lies in. */
    public MemorySegment memory() {
        return memory;
    }

    /** Numbers that fit are below this. */
    public abstract long limit();

    public abstract long get(long index);

    public abstract void set(long index, long value);

    /** Adds one; returns what was there before. */
    public abstract long increment(long index);

    @Override
    public void read(long from, long[] block, int count) {
        for (int i = 0; i < count; i++) {
            block[i] = get(from + i);
        }
    }

    private static final class Narrow extends IdArray {
        private final long address;
        private final long size;

        Narrow(MemorySegment memory) {
            super(memory);
            address = memory.address();
            size = memory.byteSize() >>> 2;
        }

        private long at(long index) {
            return address + (Objects.checkIndex(index, size) << 2);
        }

        @Override
        public long limit() {
            return NARROW_LIMIT;
        }

        @Override
        public long get(long index) {
            return RawMemory.getInt(at(index)) & 0xffff_ffffL;
        }

        @Override
        public void set(long index, long value) {
            RawMemory.setInt(at(index), (int) value);
        }

        @Override
        public long increment(long index) {
            long at = at(index);
            int before = RawMemory.getInt(at);
            RawMemory.setInt(at, before + 1);
            return before & 0xffff_ffffL;
        }
    }

    private static final class Wide extends IdArray {
        private final long address;
        private final long size;

        Wide(MemorySegment memory) {
            super(memory);
            address = memory.address();
            size = memory.byteSize() >>> 3;
        }

        private long at(long index) {
            return address + (Objects.checkIndex(index, size) << 3);
        }

        @Override
        public long limit() {
            return Long.MAX_VALUE;
        }

        @Override
        public long get(long index) {
            return RawMemory.getLong(at(index));
        }

        @Override
        public void set(long index, long value) {
            RawMemory.setLong(at(index), value);
        }

        @Override
        public long increment(long index) {
            long at = at(index);
            long before = RawMemory.getLong(at);
            RawMemory.setLong(at, before + 1);
            return before;
        }
    }
}
