package dev.jvitals.heap.column;

import dev.jvitals.base.Failure;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;

/**
 * An index file, mapped. Opening reads its head and table only; the rest is checked when touched. Any number of threads;
 * closing it while others read makes their reads fail.
 */
public final class IndexFile implements AutoCloseable {
    /** Read in a tenth of a second, so damage is found before anything is shown. */
    private static final long SMALL_BYTES = 64 << 20;

    private final Path path;
    private final Arena arena = Arena.ofShared();
    private final MemorySegment memory;
    private final ChunkCheck check;
    private final byte[] key;
    private final Map<String, IndexFileWriter.Section> sections = new HashMap<>();

    /** Opens the file. Throws {@link Failure} when it is no whole index of that version. */
    public IndexFile(Path path, int version) throws IOException {
        this.path = path;
        boolean opened = false;
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            long bytes = channel.size();
            ByteBuffer head = read(channel, 0, (int) Math.min(bytes, IndexFileWriter.HEAD_BYTES));
            this.key = key(head, version);
            ByteBuffer footer = read(channel, bytes - 24, 24);
            long tableStart = footer.getLong();
            long tableEnd = footer.getLong();
            int chunks = ChunkCheck.chunks(tableEnd);
            if (footer.getLong() != IndexFileWriter.MAGIC
                    || tableStart < 0
                    || tableEnd < tableStart
                    || tableEnd + 4L * chunks + IndexFileWriter.FOOTER_BYTES != bytes) {
                throw damaged(bytes - 24, "the end of a whole index");
            }
            ByteBuffer sums = read(channel, tableEnd, 4 * chunks + 4);
            int[] expected = new int[chunks];
            sums.asIntBuffer().get(expected);
            if (sums.getInt(4 * chunks) != ChunkCheck.sum(sums.duplicate().limit(4 * chunks))) {
                throw damaged(tableEnd, "whole checksums");
            }
            this.memory = channel.map(FileChannel.MapMode.READ_ONLY, 0, tableEnd, arena);
            this.check = new ChunkCheck(path, memory, expected);
            readTable(tableStart, tableEnd);
            opened = true;
        } finally {
            if (!opened) {
                arena.close();
            }
        }
    }

    public Path path() {
        return path;
    }

    /** What ties the index to its dump. */
    public byte[] key() {
        return key.clone();
    }

    public PackedColumn column(String name) {
        IndexFileWriter.Section section = section(name);
        return new PackedColumn(memory, check, section.start(), section.count());
    }

    /** A section's bytes, mapped and checked as a whole. */
    public MemorySegment memory(String name) {
        IndexFileWriter.Section section = section(name);
        for (long at = 0; at < section.bytes(); at += ChunkCheck.CHUNK_BYTES) {
            check.verify(section.start() + at, (int) Math.min(ChunkCheck.CHUNK_BYTES, section.bytes() - at));
        }
        return memory.asSlice(section.start(), section.bytes());
    }

    public byte[] bytes(String name) {
        return memory(name).toArray(ValueLayout.JAVA_BYTE);
    }

    /** Checks every byte of an index that is small enough to read at once; the rest are checked when touched. */
    public void verifySmall() {
        if (memory.byteSize() <= SMALL_BYTES) {
            check.verifyAll();
        }
    }

    @Override
    public void close() {
        arena.close();
    }

    private IndexFileWriter.Section section(String name) {
        IndexFileWriter.Section section = sections.get(name);
        if (section == null) {
            throw damaged(0, "a section named " + name);
        }
        return section;
    }

    private byte[] key(ByteBuffer head, int version) {
        if (head.remaining() < 16 || head.getLong() != IndexFileWriter.MAGIC) {
            throw damaged(0, "an index of JVitals");
        }
        int found = head.getInt();
        int keyBytes = head.getInt();
        if (found != version || keyBytes < 0 || keyBytes > head.remaining()) {
            throw damaged(8, "version " + version);
        }
        byte[] bytes = new byte[keyBytes];
        head.get(bytes);
        return bytes;
    }

    private void readTable(long start, long end) throws IOException {
        check.verify(start, 1);
        check.verify(end - 1, 1);
        byte[] bytes = memory.asSlice(start, end - start).toArray(ValueLayout.JAVA_BYTE);
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            sections.put(in.readUTF(), new IndexFileWriter.Section(in.readLong(), in.readLong(), in.readLong()));
        }
    }

    private ByteBuffer read(FileChannel channel, long at, int bytes) throws IOException {
        if (at < 0) {
            throw damaged(0, "a whole index");
        }
        ByteBuffer buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining() && channel.read(buffer, at + buffer.position()) >= 0) {
            // until the buffer is full or the file ends
        }
        return buffer.flip();
    }

    private Failure damaged(long offset, String expected) {
        return Failure.unreadable(path, offset, expected, "something else: the index is damaged or of another version");
    }
}
