package dev.jvitals.hprof;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Failure;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What stands outside the heap records: names, classes by serial, stack traces, and where the heap records lie. Made by
 * one pass over the records' heads; the heap segments are skipped. Names are read when asked for. One thread at a time.
 */
public final class DumpDirectory {
    /** A stretch of heap records, from {@code start} to before {@code end}. */
    public record Segment(long start, long end) {}

    /** One heap dump of the file: its segments in file order. */
    public record Dump(List<Segment> segments) {}

    /** A stack frame; ids are string ids, {@code line} as in the file (−1 unknown, −2 compiled, −3 native). */
    public record Frame(long methodId, long sourceId, int classSerial, int line) {}

    /** A stack trace: frame ids, innermost first. */
    public record Trace(int threadSerial, List<Long> frameIds) {
        public Trace {
            frameIds = List.copyOf(frameIds);
        }
    }

    private static final int LONGEST_NAME_BYTES = 1 << 16;
    private static final int HEAP_DUMP = 0x0c;
    private static final int HEAP_DUMP_SEGMENT = 0x1c;
    /** Lengths have 32 bits; HotSpot wrote what is left of longer ones, or 0. */
    private static final long WRAPPED_BYTES = 1L << 32;

    private final DumpFile file;
    private final HprofHeader header;
    private final LongMap strings = new LongMap();
    private final LongMap classNames = new LongMap();
    private final LongMap namesOfSerials = new LongMap();
    private final Map<Long, Frame> frames = new HashMap<>();
    private final Map<Integer, Trace> traces = new HashMap<>();
    private final List<Dump> dumps = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private @Nullable List<Segment> open;

    private DumpDirectory(DumpFile file, HprofHeader header) {
        this.file = file;
        this.header = header;
    }

    /** Reads the heads of all records. Throws {@link Failure} where the file is no HPROF dump. */
    public static DumpDirectory read(DumpFile file, Cancellation cancellation) {
        DumpDirectory directory = new DumpDirectory(file, HprofHeader.read(file));
        try (DumpInput in = new DumpInput(file, directory.header.idBytes())) {
            in.seek(directory.header.bytes());
            directory.readRecords(in, cancellation);
        }
        directory.endDump();
        return directory;
    }

    public DumpFile file() {
        return file;
    }

    public HprofHeader header() {
        return header;
    }

    /** The heap dumps in the file, usually one. */
    public List<Dump> dumps() {
        return List.copyOf(dumps);
    }

    /** What is missing or odd, in sentences; empty for a whole file. */
    public List<String> notes() {
        return List.copyOf(notes);
    }

    /** The string, or {@code ?} with its id where the file lacks it. Reads the file. */
    public String string(DumpInput in, long id) {
        long at = strings.get(id, -1);
        if (at < 0) {
            return id == 0 ? "" : "?" + Long.toHexString(id);
        }
        in.seek(at);
        if (!in.has(4)) {
            return "?";
        }
        int bytes = (int) Math.min(LONGEST_NAME_BYTES, in.u4() - header.idBytes());
        in.skip(header.idBytes());
        if (bytes <= 0 || !in.has(bytes)) {
            return "";
        }
        return new String(in.bytes(bytes), StandardCharsets.UTF_8);
    }

    /** The string id of the class's name, {@code missing} where no LOAD_CLASS names it. */
    public long classNameId(long classAddress, long missing) {
        return classNames.get(classAddress, missing);
    }

    /**
     * The string id of the name of the class with that serial number, 0 where there is none. Holds for a class that was unloaded
     * too, whose address another may have by now.
     */
    public long classNameIdOfSerial(int serial) {
        return namesOfSerials.get(serial, 0);
    }

    public @Nullable Trace trace(int serial) {
        return traces.get(serial);
    }

    public @Nullable Frame frame(long id) {
        return frames.get(id);
    }

    private void readRecords(DumpInput in, Cancellation cancellation) {
        while (in.has(1)) {
            cancellation.check();
            long start = in.position();
            if (!in.has(9)) {
                notes.add("The file ends inside the head of a record at offset " + start + ".");
                return;
            }
            int tag = in.u1();
            in.skip(4);
            long length = in.u4();
            long body = in.position();
            if (tag == HEAP_DUMP || tag == HEAP_DUMP_SEGMENT) {
                length = heapBytes(in, tag, body, length, cancellation);
                in.seek(body);
            }
            if (!record(in, tag, start, length)) {
                return;
            }
            in.seek(Math.max(body + length, in.position()));
        }
    }

    /** How many bytes of heap records there really are: what the head claims, where a record follows there. */
    private long heapBytes(DumpInput in, int tag, long body, long claimed, Cancellation cancellation) {
        HeapEnd ends = new HeapEnd(file, header.idBytes());
        in.seek(body + claimed);
        if (tag == HEAP_DUMP_SEGMENT && claimed > 0 && in.has(1)) {
            if (HeapEnd.isRecordTag(in.u1())) {
                return claimed;
            }
        } else if (ends.isPlausible(body + claimed)) {
            return claimed;
        }
        long found = ends.find(body, cancellation);
        boolean isCut = found == file.size() && claimed > found - body;
        if (found == body + claimed || isCut || !ends.isPlausible(found)) {
            return claimed;
        }
        if ((found - body - claimed) % WRAPPED_BYTES != 0 && claimed != 0) {
            notes.add("The head of the heap records at offset " + body + " claims " + claimed + " bytes; "
                    + (found - body) + " are there, and were read.");
        }
        return found - body;
    }

    private boolean record(DumpInput in, int tag, long start, long length) {
        long body = in.position();
        long end = Math.min(body + length, file.size());
        switch (tag) {
            case 0x01 -> {
                if (in.has(header.idBytes())) {
                    strings.put(in.idAhead(0), body - 4);
                }
            }
            case 0x02 -> loadClass(in, length);
            case 0x04 -> frame(in, length);
            case 0x05 -> trace(in, length);
            case 0x03, 0x06, 0x07, 0x0a, 0x0b, 0x0d, 0x0e -> {}
            case HEAP_DUMP -> {
                endDump();
                segment(body, end);
                endDump();
            }
            case HEAP_DUMP_SEGMENT -> segment(body, end);
            case 0x2c -> endDump();
            default -> {
                if (start == header.bytes()) {
                    throw Failure.unreadable(
                            file.path(), start, "an HPROF record", "tag 0x" + Integer.toHexString(tag));
                }
                notes.add("No record begins at offset " + start + " (tag 0x" + Integer.toHexString(tag)
                        + "); what follows was left out, " + (file.size() - start) + " bytes.");
                return false;
            }
        }
        if (body + length > file.size()) {
            notes.add("The file is cut short: the record at offset " + start + " wants " + length + " bytes, "
                    + (file.size() - body) + " are there.");
            return false;
        }
        return true;
    }

    private void loadClass(DumpInput in, long length) {
        int bytes = 8 + 2 * header.idBytes();
        if (length >= bytes && in.has(bytes)) {
            int serial = in.i4();
            long address = in.id();
            in.skip(4);
            long name = in.id();
            namesOfSerials.put(serial, name);
            classNames.put(address, name);
        }
    }

    private void frame(DumpInput in, long length) {
        int bytes = 8 + 4 * header.idBytes();
        if (length >= bytes && in.has(bytes)) {
            long id = in.id();
            long method = in.id();
            in.skip(header.idBytes());
            frames.put(id, new Frame(method, in.id(), in.i4(), in.i4()));
        }
    }

    private void trace(DumpInput in, long length) {
        if (length < 12 || !in.has(12)) {
            return;
        }
        int serial = in.i4();
        int thread = in.i4();
        int count = in.i4();
        if (count < 0 || count > (length - 12) / header.idBytes() || !in.has(count * header.idBytes())) {
            return;
        }
        List<Long> ids = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            ids.add(in.id());
        }
        traces.put(serial, new Trace(thread, ids));
    }

    private void segment(long start, long end) {
        List<Segment> segments = open;
        if (segments == null) {
            segments = new ArrayList<>();
            open = segments;
        }
        if (end > start) {
            segments.add(new Segment(start, end));
        }
    }

    private void endDump() {
        List<Segment> segments = open;
        open = null;
        if (segments != null) {
            dumps.add(new Dump(List.copyOf(segments)));
        }
    }
}
