package dev.jvitals.heap.column;

import dev.jvitals.base.Failure;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/**
 * Checks a file's checksums chunk by chunk when a chunk is first touched, so that a huge index opens at once and damage is
 * still never read. Any number of threads: checking a chunk twice does no harm.
 */
final class ChunkCheck {
    /** A search touches places all over the file, and each costs a chunk. */
    static final int CHUNK_SHIFT = 16;

    static final int CHUNK_BYTES = 1 << CHUNK_SHIFT;

    private final Path file;
    private final MemorySegment memory;
    private final int[] sums;
    private final boolean[] verified;

    ChunkCheck(Path file, MemorySegment memory, int[] sums) {
        this.file = file;
        this.memory = memory;
        this.sums = sums;
        this.verified = new boolean[sums.length];
    }

    static int chunks(long bytes) {
        return (int) ((bytes + CHUNK_BYTES - 1) >>> CHUNK_SHIFT);
    }

    static int sum(ByteBuffer bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }

    void verify(long at, int bytes) {
        int first = (int) (at >>> CHUNK_SHIFT);
        if (!verified[first]) {
            verifyChunk(first);
        }
        int last = (int) ((at + bytes - 1) >>> CHUNK_SHIFT);
        if (last != first && last < verified.length && !verified[last]) {
            verifyChunk(last);
        }
    }

    void verifyAll() {
        for (int i = 0; i < sums.length; i++) {
            verifyChunk(i);
        }
    }

    private void verifyChunk(int chunk) {
        long start = (long) chunk << CHUNK_SHIFT;
        long bytes = Math.min(CHUNK_BYTES, memory.byteSize() - start);
        if (sum(memory.asSlice(start, bytes).asByteBuffer()) != sums[chunk]) {
            throw new Failure(
                    Failure.Kind.INPUT,
                    file + ": at offset " + start + ": expected checksum " + Integer.toHexString(sums[chunk])
                            + ", found other bytes: the index is damaged; delete it and open the dump again");
        }
        verified[chunk] = true;
    }
}
