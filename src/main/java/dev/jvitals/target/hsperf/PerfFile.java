package dev.jvitals.target.hsperf;

import dev.jvitals.base.Failure;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One JVM's counters, mapped. Reading a number is one memory access; the names are read once, and again only when the JVM
 * has added some. For one thread at a time. Format: HotSpot's {@code perfMemory.hpp}, version 2.
 */
public final class PerfFile implements AutoCloseable {
    private static final int MAGIC = 0xcafec0c0;
    private static final int PROLOGUE_BYTES = 32;
    private static final int ENTRY_HEADER_BYTES = 20;
    /** HotSpot reserves 32 KB; far more than anybody's -XX:PerfDataMemorySize means that this is no such file. */
    private static final long MAX_FILE_BYTES = 64L << 20;

    private static final byte TYPE_LONG = 'J';
    private static final byte TYPE_BYTE = 'B';

    private record Entry(long dataOffset, int vectorLength) {}

    private final Path path;
    private final FileChannel channel;
    private final Arena arena;
    private final MemorySegment memory;
    private final ValueLayout.OfInt ints;
    private final ValueLayout.OfLong longs;
    private Map<String, Entry> numbers = Map.of();
    private Map<String, Entry> texts = Map.of();
    private int entriesRead;

    private PerfFile(Path path, FileChannel channel, Arena arena, MemorySegment memory, ByteOrder order) {
        this.path = path;
        this.channel = channel;
        this.arena = arena;
        this.memory = memory;
        this.ints = ValueLayout.JAVA_INT_UNALIGNED.withOrder(order);
        this.longs = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(order);
    }

    /**
     * Maps the file and reads its names.
     *
     * @throws Failure if it is not, or not yet, a whole hsperfdata file
     * @throws IOException if it cannot be opened
     */
    @SuppressWarnings("MustBeClosedChecker") // closed by close(), and here if anything fails
    public static PerfFile open(Path path) throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
        Arena arena = Arena.ofShared();
        try {
            long size = channel.size();
            if (size < PROLOGUE_BYTES || size > MAX_FILE_BYTES) {
                throw Failure.unreadable(path, 0, "an hsperfdata file", "a file of " + size + " bytes");
            }
            MemorySegment memory = channel.map(FileChannel.MapMode.READ_ONLY, 0, size, arena);
            PerfFile file = new PerfFile(path, channel, arena, memory, prologue(path, memory));
            file.refreshNames();
            return file;
        } catch (IOException | RuntimeException e) {
            arena.close();
            channel.close();
            throw e;
        } catch (InternalError e) { // how Java tells a fault on mapped memory
            arena.close();
            channel.close();
            throw cutShort(path, e);
        }
    }

    private static ByteOrder prologue(Path path, MemorySegment memory) {
        int magic = memory.get(ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN), 0);
        if (magic != MAGIC) {
            throw Failure.unreadable(path, 0, "magic cafec0c0", Integer.toHexString(magic));
        }
        byte major = memory.get(ValueLayout.JAVA_BYTE, 5);
        if (major != 2) {
            throw Failure.unreadable(path, 5, "format version 2", "version " + major);
        }
        return memory.get(ValueLayout.JAVA_BYTE, 4) == 0 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    }

    /** Reads the names again if the JVM has added counters since. Throws {@link Failure} if the file is damaged. */
    public void refreshNames() throws IOException {
        checkWhole();
        int used = memory.get(ints, 8);
        int entries = memory.get(ints, 28);
        if (entries == entriesRead && entries > 0) {
            return;
        }
        int first = memory.get(ints, 24);
        if (used < 0 || used > memory.byteSize()) {
            throw Failure.unreadable(path, 8, "at most " + memory.byteSize() + " bytes in use", used + " bytes");
        }
        readEntries(first, used, entries);
        entriesRead = entries;
    }

    private void readEntries(int first, int used, int entries) {
        Map<String, Entry> longCounters = new LinkedHashMap<>();
        Map<String, Entry> textCounters = new LinkedHashMap<>();
        long at = first;
        for (int i = 0; i < entries; i++) {
            if (at < PROLOGUE_BYTES || at + ENTRY_HEADER_BYTES > used) {
                throw Failure.unreadable(path, at, "entry " + (i + 1) + " of " + entries, "the end at " + used);
            }
            int length = memory.get(ints, at);
            if (length < ENTRY_HEADER_BYTES || at + length > used) {
                throw Failure.unreadable(path, at, "an entry within " + used + " bytes", "a length of " + length);
            }
            readEntry(at, length, longCounters, textCounters);
            at += length;
        }
        numbers = longCounters;
        texts = textCounters;
    }

    private void readEntry(long at, int length, Map<String, Entry> longCounters, Map<String, Entry> textCounters) {
        int nameOffset = memory.get(ints, at + 4);
        int vector = memory.get(ints, at + 8);
        byte type = memory.get(ValueLayout.JAVA_BYTE, at + 12);
        int data = memory.get(ints, at + 16);
        int size = type == TYPE_LONG ? Long.BYTES : vector;
        if (nameOffset < ENTRY_HEADER_BYTES
                || nameOffset >= length
                || data < 0
                || vector < 0
                || size > length
                || data > length - size) {
            throw Failure.unreadable(
                    path, at, "name and value inside the entry", "name " + nameOffset + ", value " + data);
        }
        String name = zeroTerminated(at + nameOffset, length - nameOffset);
        if (type == TYPE_LONG && vector == 0) {
            longCounters.put(name, new Entry(at + data, 0));
        } else if (type == TYPE_BYTE && vector > 0) {
            textCounters.put(name, new Entry(at + data, vector));
        }
    }

    private String zeroTerminated(long at, int maxBytes) {
        int length = 0;
        while (length < maxBytes && memory.get(ValueLayout.JAVA_BYTE, at + length) != 0) {
            length++;
        }
        return new String(memory.asSlice(at, length).toArray(ValueLayout.JAVA_BYTE), StandardCharsets.UTF_8);
    }

    /** The file was cut after it was mapped: reading on would fault. */
    private void checkWhole() throws IOException {
        if (channel.size() < memory.byteSize()) {
            throw cutShort(path, null);
        }
    }

    private static Failure cutShort(Path path, @Nullable Throwable cause) {
        return new Failure(Failure.Kind.INPUT, path + ": was cut short while it was being read", cause);
    }

    /** The numeric counter, or null where this JVM has none of that name. */
    public @Nullable PerfCounter counter(String name) {
        Entry entry = numbers.get(name);
        return entry == null ? null : new PerfCounter(memory, longs, entry.dataOffset);
    }

    /** The numeric counter's value now, or {@code absent}. */
    public long value(String name, long absent) {
        Entry entry = numbers.get(name);
        return entry == null ? absent : memory.get(longs, entry.dataOffset);
    }

    /** The text counter's value now, or null. */
    public @Nullable String text(String name) {
        Entry entry = texts.get(name);
        return entry == null ? null : zeroTerminated(entry.dataOffset, entry.vectorLength);
    }

    /** Names of all numeric counters. */
    public Set<String> numberNames() {
        return numbers.keySet();
    }

    /** Names of all text counters. */
    public Set<String> textNames() {
        return texts.keySet();
    }

    /** True once the JVM says that it has filled in its counters. */
    public boolean isAccessible() {
        return memory.get(ValueLayout.JAVA_BYTE, 7) != 0;
    }

    public Path path() {
        return path;
    }

    /** Unmaps the file; closing again does nothing. */
    @Override
    public void close() {
        if (!arena.scope().isAlive()) {
            return;
        }
        arena.close();
        try {
            channel.close();
        } catch (IOException e) {
            throw new Failure(Failure.Kind.INPUT, path + ": cannot be closed", e);
        }
    }
}
