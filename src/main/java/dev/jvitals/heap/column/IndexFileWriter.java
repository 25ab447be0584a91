package dev.jvitals.heap.column;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Failure;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes an index file: a fixed head, sections in any order and from several threads, a table of sections, checksums.
 * Written with plain writes, so that a full disk is an error and not a fault.
 *
 * <p>File: magic (8 bytes), version (4), key length (4), key, zeros up to {@link #HEAD_BYTES}; sections, each at a multiple
 * of 8; table (UTF name, start, bytes, count, for each section); CRC-32C of each 64 KB up to here; CRC-32C of those; table start
 * (8), table end (8), magic.
 */
public final class IndexFileWriter implements AutoCloseable {
    static final long MAGIC = 0x4A564954414C5331L; // "JVITALS1"
    static final int HEAD_BYTES = 4096;
    static final int FOOTER_BYTES = 28;
    /** A multiple of {@link ChunkCheck#CHUNK_BYTES}. */
    private static final int BUFFER_BYTES = 1 << 20;

    /** Where a section lies. */
    record Section(long start, long bytes, long count) {}

    private final Path path;
    private final FileChannel channel;
    private final Cancellation cancellation;
    private final Map<String, Section> sections = new TreeMap<>();
    private final ByteArrayOutputStream sums = new ByteArrayOutputStream();
    /** Up to here {@link #sums} go. */
    private long summed;

    private long end = HEAD_BYTES;

    /** Writes to {@code channel}, an empty file. {@code key} ties the index to its dump and may have 4,000 bytes. */
    public IndexFileWriter(Path path, FileChannel channel, int version, byte[] key, Cancellation cancellation) {
        this.path = path;
        this.channel = channel;
        this.cancellation = cancellation;
        ByteBuffer head = ByteBuffer.allocate(HEAD_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        head.putLong(MAGIC).putInt(version).putInt(key.length).put(key);
        write(head.position(0).limit(HEAD_BYTES), 0);
    }

    /** Writes bytes as they are. */
    public void bytes(String name, byte[] content) {
        long start = claim(name, content.length, content.length);
        write(ByteBuffer.wrap(content), start);
    }

    /** Writes memory as it is. */
    public void memory(String name, java.lang.foreign.MemorySegment content, long count) {
        long start = claim(name, content.byteSize(), count);
        for (long at = 0; at < content.byteSize(); at += BUFFER_BYTES) {
            cancellation.check();
            long bytes = Math.min(BUFFER_BYTES, content.byteSize() - at);
            write(content.asSlice(at, bytes).asByteBuffer(), start + at);
        }
    }

    /** Packs a column of {@code count} numbers. Reads {@code source} once, in order, from the calling thread. */
    public void column(String name, long count, BlockSource source) {
        PackedColumnWriter.write(this, name, count, source, cancellation);
    }

    synchronized long claim(String name, long bytes, long count) {
        long start = extend(bytes);
        sections.put(name, new Section(start, bytes, count));
        return start;
    }

    /** A place for so many bytes that belong to a section without being inside it. */
    synchronized long extend(long bytes) {
        long start = end;
        end = (start + bytes + 7) & -8L;
        return start;
    }

    void write(ByteBuffer bytes, long at) {
        try {
            long to = at;
            while (bytes.hasRemaining()) {
                to += channel.write(bytes, to);
            }
        } catch (IOException e) {
            throw new Failure(Failure.Kind.MACHINE, path + ": cannot be written: " + e.getMessage(), e);
        }
    }

    /** Writes table and checksums; the file is whole after. */
    public void finish() throws IOException {
        ByteArrayOutputStream table = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(table);
        out.writeInt(sections.size());
        for (Map.Entry<String, Section> each : sections.entrySet()) {
            out.writeUTF(each.getKey());
            out.writeLong(each.getValue().start());
            out.writeLong(each.getValue().bytes());
            out.writeLong(each.getValue().count());
        }
        long tableStart = end;
        long tableEnd = tableStart + table.size();
        write(ByteBuffer.wrap(table.toByteArray()), tableStart);
        sum(tableEnd);
        ByteBuffer written = ByteBuffer.wrap(sums.toByteArray());
        ByteBuffer footer = ByteBuffer.allocate(written.limit() + FOOTER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        footer.put(written.duplicate()).putInt(ChunkCheck.sum(written));
        footer.putLong(tableStart).putLong(tableEnd).putLong(MAGIC).flip();
        write(footer, tableEnd);
    }

    /**
     * Takes the checksums of what is written by now, so that {@link #finish} has less to do. No thread may be writing
     * meanwhile.
     */
    public void sumSoFar() {
        try {
            // the last section may be followed by a gap that is not in the file yet
            sum(Math.min(end, channel.size()) / ChunkCheck.CHUNK_BYTES * ChunkCheck.CHUNK_BYTES);
        } catch (IOException e) {
            throw new Failure(Failure.Kind.MACHINE, path + ": cannot be read: " + e.getMessage(), e);
        }
    }

    /** The checksums from where the last ones ended, at a chunk's start, up to {@code to}. */
    private void sum(long to) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
        for (; summed < to; summed += buffer.limit()) {
            cancellation.check();
            buffer.clear().limit((int) Math.min(BUFFER_BYTES, to - summed));
            while (buffer.hasRemaining() && channel.read(buffer, summed + buffer.position()) >= 0) {
                // until the buffer is full; gaps between sections read as zeros
            }
            int filled = buffer.flip().limit();
            if (filled == 0) {
                throw new EOFException("it was cut meanwhile");
            }
            ByteBuffer made = ByteBuffer.allocate(Integer.BYTES * ChunkCheck.chunks(filled))
                    .order(ByteOrder.LITTLE_ENDIAN);
            for (int at = 0; at < filled; at += ChunkCheck.CHUNK_BYTES) {
                made.putInt(ChunkCheck.sum(buffer.slice(at, Math.min(ChunkCheck.CHUNK_BYTES, filled - at))));
            }
            sums.writeBytes(made.array());
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
