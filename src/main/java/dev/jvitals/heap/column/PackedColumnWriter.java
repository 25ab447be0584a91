package dev.jvitals.heap.column;

import dev.jvitals.base.Cancellation;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Packs a column in one pass: the blocks' entries at a place claimed before, their bits wherever the file has grown to. */
final class PackedColumnWriter {
    private static final int BUFFER_BYTES = 1 << 18;
    /** Blocks in one call: a short loop is compiled early, and once. */
    private static final int AT_ONCE = 1 << 4;

    private final IndexFileWriter file;
    private final long count;
    private final BlockSource source;
    private final Cancellation cancellation;
    private final long[] block = new long[PackedColumn.BLOCK];
    private final long[] words = new long[PackedColumn.BLOCK];
    private final ByteBuffer bits = buffer();
    private final ByteBuffer entries = buffer();
    private long entryAt;

    private PackedColumnWriter(IndexFileWriter file, long count, BlockSource source, Cancellation cancellation) {
        this.file = file;
        this.count = count;
        this.source = source;
        this.cancellation = cancellation;
    }

    private static ByteBuffer buffer() {
        return ByteBuffer.allocateDirect(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    }

    static void write(IndexFileWriter file, String name, long count, BlockSource source, Cancellation cancellation) {
        new PackedColumnWriter(file, count, source, cancellation).write(name);
    }

    private void write(String name) {
        long blocks = (count + PackedColumn.BLOCK - 1) / PackedColumn.BLOCK;
        entryAt = file.claim(name, blocks * PackedColumn.ENTRY_BYTES, count);
        for (long i = 0; i < blocks; i += AT_ONCE) {
            cancellation.check();
            blocks(i, Math.min(blocks, i + AT_ONCE));
        }
        flush();
    }

    private void blocks(long first, long end) {
        if (bits.remaining() < AT_ONCE * PackedColumn.BLOCK * Long.BYTES
                || entries.remaining() < AT_ONCE * PackedColumn.ENTRY_BYTES) {
            flush();
        }
        for (long i = first; i < end; i++) {
            long from = i * PackedColumn.BLOCK;
            int size = (int) Math.min(PackedColumn.BLOCK, count - from);
            source.read(from, block, size);
            block(size);
        }
    }

    private void block(int size) {
        long smallest = smallest(size);
        int needed = Long.SIZE - Long.numberOfLeadingZeros(largest(size) - smallest);
        int width = needed > PackedColumn.WIDEST_PACKED ? Long.SIZE : needed;
        entries.putLong(smallest).putLong(((long) bits.position() << 8) | width);
        if (width > 0) {
            for (int i = size; i < block.length; i++) {
                block[i] = smallest;
            }
            pack(block, smallest, width, words);
            for (int i = 0; i < width; i++) {
                bits.putLong(words[i]);
            }
        }
    }

    private long smallest(int size) {
        long smallest = block[0];
        for (int i = 1; i < size; i++) {
            smallest = Math.min(smallest, block[i]);
        }
        return smallest;
    }

    private long largest(int size) {
        long largest = block[0];
        for (int i = 1; i < size; i++) {
            largest = Math.max(largest, block[i]);
        }
        return largest;
    }

    private static void pack(long[] block, long smallest, int width, long[] words) {
        long word = 0;
        int used = 0;
        int at = 0;
        for (long value : block) {
            long above = value - smallest;
            word |= above << used;
            used += width;
            if (used >= Long.SIZE) {
                words[at++] = word;
                used -= Long.SIZE;
                word = used == 0 ? 0 : above >>> (width - used);
            }
        }
    }

    /** The bits find their place in the file only now; the entries, which counted from the buffer's start, learn of it. */
    private void flush() {
        long start = file.extend(bits.flip().limit());
        file.write(bits, start);
        bits.clear();
        entries.flip();
        for (int i = Long.BYTES; i < entries.limit(); i += PackedColumn.ENTRY_BYTES) {
            entries.putLong(i, entries.getLong(i) + (start << 8));
        }
        int bytes = entries.limit();
        file.write(entries, entryAt);
        entryAt += bytes;
        entries.clear();
    }
}
