package dev.jvitals.heap.column;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/**
 * A read-only column of numbers in blocks of 64: each block has its smallest value and the bits that the others need above
 * it. One read costs two cache lines. Any number of threads.
 *
 * <p>Layout, little-endian: for each block 16 bytes (smallest value; where in the file the block's bits are, shifted left by
 * 8, with the width in the low byte). The bits lie anywhere; a block's take {@code width} longs.
 */
public final class PackedColumn implements LongSource {
    static final int BLOCK = 64;
    static final int ENTRY_BYTES = 16;
    /** Wider values are stored whole, because a read takes 8 bytes at a byte's boundary. */
    static final int WIDEST_PACKED = 57;

    private final MemorySegment memory;
    private final ChunkCheck check;
    private final long start;
    private final long size;

    /** The column of {@code size} numbers at {@code start} of the file's memory. */
    PackedColumn(MemorySegment memory, ChunkCheck check, long start, long size) {
        this.memory = memory;
        this.check = check;
        this.start = start;
        this.size = size;
    }

    public long size() {
        return size;
    }

    @Override
    public long get(long index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException("no row " + index + " in a column of " + size);
        }
        long entry = start + (index >>> 6) * ENTRY_BYTES;
        check.verify(entry, ENTRY_BYTES);
        long base = memory.get(ValueLayout.JAVA_LONG, entry);
        long place = memory.get(ValueLayout.JAVA_LONG, entry + 8);
        int width = (int) place & 0xff;
        if (width == 0) {
            return base;
        }
        long bit = (index & 63) * width;
        long at = (place >>> 8) + (bit >>> 3);
        check.verify(at, 8);
        long raw = memory.get(ValueLayout.JAVA_LONG_UNALIGNED, at);
        return width == Long.SIZE ? base + raw : base + ((raw >>> (bit & 7)) & ((1L << width) - 1));
    }

    /**
     * Puts {@code count} numbers from {@code from} at the start of {@code target}: a third of the cost of asking for each,
     * so for loops over whole columns.
     */
    public void read(long from, long[] target, int count) {
        if (from < 0 || count < 0 || from > size - count) {
            throw new IndexOutOfBoundsException(
                    "no rows " + from + " to " + (from + count) + " in a column of " + size);
        }
        for (int done = 0; done < count; ) {
            int first = (int) (from + done) & (BLOCK - 1);
            int here = Math.min(BLOCK - first, count - done);
            readBlock((from + done) >>> 6, first, target, done, here);
            done += here;
        }
    }

    private void readBlock(long block, int first, long[] target, int to, int count) {
        long entry = start + block * ENTRY_BYTES;
        check.verify(entry, ENTRY_BYTES);
        long base = memory.get(ValueLayout.JAVA_LONG, entry);
        long place = memory.get(ValueLayout.JAVA_LONG, entry + 8);
        int width = (int) place & 0xff;
        if (width == 0) {
            Arrays.fill(target, to, to + count, base);
            return;
        }
        long bits = place >>> 8;
        check.verify(bits, width * Long.BYTES);
        long mask = width == Long.SIZE ? -1 : (1L << width) - 1;
        for (int i = 0; i < count; i++) {
            int bit = (first + i) * width;
            long raw = memory.get(ValueLayout.JAVA_LONG_UNALIGNED, bits + (bit >>> 3));
            target[to + i] = base + ((raw >>> (bit & 7)) & mask);
        }
    }
}
