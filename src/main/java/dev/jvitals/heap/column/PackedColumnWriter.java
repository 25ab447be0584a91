package dev.jvitals.heap.column;

import dev.jvitals.base.Cancellation;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Packs a column: a first pass over the numbers finds each block's range and so the size, a second writes. */
final class PackedColumnWriter {
    private static final int BUFFER_BYTES = 1 << 18;
    private static final int BLOCKS_AT_ONCE = 1 << 12;

    private final IndexFileWriter file;
    private final long count;
    private final LongSource source;
    private final long[] block = new long[PackedColumn.BLOCK];
    private final ByteBuffer entries = buffer();
    private final ByteBuffer bits = buffer();

    private PackedColumnWriter(IndexFileWriter file, long count, LongSource source) {
        this.file = file;
        this.count = count;
        this.source = source;
    }

    private static ByteBuffer buffer() {
        return ByteBuffer.allocateDirect(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    }

    static void write(IndexFileWriter file, String name, long count, LongSource source, Cancellation cancellation) {
        PackedColumnWriter writer = new PackedColumnWriter(file, count, source);
        long blocks = (count + PackedColumn.BLOCK - 1) / PackedColumn.BLOCK;
        long words = 0;
        for (long i = 0; i < blocks; i++) {
            if ((i & (BLOCKS_AT_ONCE - 1)) == 0) {
                cancellation.check();
            }
            words += writer.width(i);
        }
        // 8 bytes more, because a read of the last value takes 8 bytes
        long bytes = blocks * PackedColumn.ENTRY_BYTES + words * Long.BYTES + Long.BYTES;
        writer.pack(file.claim(name, bytes, count), blocks, cancellation);
    }

    private void pack(long start, long blocks, Cancellation cancellation) {
        long entryAt = start;
        long bitsAt = start + blocks * PackedColumn.ENTRY_BYTES;
        long place = blocks * PackedColumn.ENTRY_BYTES;
        for (long i = 0; i < blocks; i++) {
            if ((i & (BLOCKS_AT_ONCE - 1)) == 0) {
                cancellation.check();
            }
            int width = width(i);
            entries.putLong(smallest).putLong((place << 8) | width);
            pack(width);
            place += (long) width * Long.BYTES;
            if (!entries.hasRemaining()) {
                entryAt += flush(entries, entryAt);
            }
            if (bits.remaining() < PackedColumn.BLOCK * Long.BYTES) {
                bitsAt += flush(bits, bitsAt);
            }
        }
        flush(entries, entryAt);
        bits.putLong(0);
        flush(bits, bitsAt);
    }

    private int flush(ByteBuffer buffer, long at) {
        int bytes = buffer.flip().limit();
        file.write(buffer, at);
        buffer.clear();
        return bytes;
    }

    private long smallest;

    /** Loads a block; returns the bits that its values need above the smallest. */
    private int width(long index) {
        long from = index * PackedColumn.BLOCK;
        int size = (int) Math.min(PackedColumn.BLOCK, count - from);
        long min = Long.MAX_VALUE;
        long max = Long.MIN_VALUE;
        for (int i = 0; i < size; i++) {
            long value = source.get(from + i);
            block[i] = value;
            min = Math.min(min, value);
            max = Math.max(max, value);
        }
        for (int i = size; i < PackedColumn.BLOCK; i++) {
            block[i] = min;
        }
        smallest = min;
        int width = Long.SIZE - Long.numberOfLeadingZeros(max - min);
        return width > PackedColumn.WIDEST_PACKED ? Long.SIZE : width;
    }

    private void pack(int width) {
        if (width == 0) {
            return;
        }
        long word = 0;
        int used = 0;
        for (long value : block) {
            long above = value - smallest;
            word |= above << used;
            used += width;
            if (used >= Long.SIZE) {
                bits.putLong(word);
                used -= Long.SIZE;
                word = used == 0 ? 0 : above >>> (width - used);
            }
        }
    }
}
