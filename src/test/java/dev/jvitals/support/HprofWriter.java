package dev.jvitals.support;

import dev.jvitals.hprof.ClassDump;
import dev.jvitals.hprof.FieldType;
import dev.jvitals.hprof.RootKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes a heap dump for tests, record by record, in the order of the calls. Heap records gather until {@link #segment},
 * {@link #heapDump} or {@link #endOfDump}; {@link #record} and {@link #raw} write what no JVM would.
 */
public final class HprofWriter {
    private static final int SEGMENT = 0x1c;
    private static final int HEAP_DUMP = 0x0c;
    private static final int HEAP_DUMP_END = 0x2c;

    private final int idBytes;
    private final ByteArrayOutputStream file = new ByteArrayOutputStream();
    private final ByteArrayOutputStream heap = new ByteArrayOutputStream();
    private final Map<String, Long> strings = new HashMap<>();
    private final Map<Long, ClassDump> classes = new HashMap<>();
    private final Map<Long, Integer> serials = new HashMap<>();
    private int lastSerial;
    private int frames;
    private int traces;

    /** A dump of the version that today's JVMs write. */
    public HprofWriter(int idBytes) {
        this("1.0.2", idBytes);
    }

    public HprofWriter(String version, int idBytes) {
        this.idBytes = idBytes;
        file.writeBytes(("JAVA PROFILE " + version + "\0").getBytes(StandardCharsets.US_ASCII));
        file.writeBytes(ByteBuffer.allocate(12).putInt(idBytes).putLong(0).array());
    }

    // ---- records outside the heap

    /** The text's id; its record is written when it is first asked for. */
    public long string(String text) {
        Long known = strings.get(text);
        if (known != null) {
            return known;
        }
        long id = strings.size() + 1L;
        strings.put(text, id);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer body = ByteBuffer.allocate(idBytes + bytes.length);
        record(0x01, putId(body, id).put(bytes));
        return id;
    }

    /** Names the class at the address, as in the file: {@code java/lang/String}, {@code [I}. */
    public HprofWriter loadClass(long address, String name) {
        long nameId = string(name);
        int serial = serials.computeIfAbsent(address, key -> ++lastSerial);
        ByteBuffer body = ByteBuffer.allocate(8 + 2 * idBytes).putInt(serial);
        putId(body, address).putInt(0);
        return record(0x02, putId(body, nameId));
    }

    /** Says that the class at the address is there no more; the address and its name may be used again. */
    public HprofWriter unloadClass(long address) {
        Integer serial = serials.remove(address);
        if (serial == null) {
            throw new IllegalStateException("no such class");
        }
        return record(0x03, ByteBuffer.allocate(4).putInt(serial));
    }

    /** A stack frame's id. */
    public long frame(long classAddress, String method, String source, int line) {
        long methodId = string(method);
        long sourceId = string(source);
        long id = ++frames;
        ByteBuffer body = ByteBuffer.allocate(8 + 4 * idBytes);
        putId(putId(putId(putId(body, id), methodId), string("()V")), sourceId);
        record(0x04, body.putInt(serials.getOrDefault(classAddress, 0)).putInt(line));
        return id;
    }

    /** A stack trace's serial number; frames innermost first. */
    public int trace(int threadSerial, long... frameIds) {
        int serial = ++traces;
        ByteBuffer body = ByteBuffer.allocate(12 + frameIds.length * idBytes);
        body.putInt(serial).putInt(threadSerial).putInt(frameIds.length);
        for (long each : frameIds) {
            putId(body, each);
        }
        record(0x05, body);
        return serial;
    }

    private HprofWriter record(int tag, ByteBuffer body) {
        byte[] bytes = new byte[body.flip().remaining()];
        body.get(bytes);
        return record(tag, bytes.length, bytes);
    }

    /** Any record; the length in its head may lie. */
    public HprofWriter record(int tag, long claimedBytes, byte[] body) {
        file.write(tag);
        file.writeBytes(
                ByteBuffer.allocate(8).putInt(0).putInt((int) claimedBytes).array());
        file.writeBytes(body);
        return this;
    }

    // ---- heap records

    /** A root; kinds without thread and frame ignore them. */
    public HprofWriter root(RootKind kind, long address, int threadSerial, int frame) {
        heap.write(kind.tag());
        heapId(address);
        switch (kind) {
            case JNI_GLOBAL -> heapId(0);
            case JNI_LOCAL, JAVA_FRAME, THREAD -> heapInts(threadSerial, frame);
            case NATIVE_STACK, THREAD_BLOCK -> heapInts(threadSerial);
            default -> {}
        }
        return this;
    }

    /** A root of a kind without thread. */
    public HprofWriter root(RootKind kind, long address) {
        return root(kind, address, 0, 0);
    }

    /** A class with its name, without statics. {@code fields} are its own. */
    public HprofWriter type(long address, String name, long superAddress, long loader, ClassDump.Field... fields) {
        return classDump(describe(address, name, superAddress, loader, List.of(), List.of(fields)));
    }

    /** A field for {@link #type} and {@link #describe}. */
    public ClassDump.Field field(String name, FieldType type) {
        return new ClassDump.Field(string(name), type);
    }

    /** A static reference for {@link #describe}. */
    public ClassDump.Static constant(String name, long address) {
        return new ClassDump.Static(string(name), FieldType.OBJECT, address);
    }

    /** Names a class, so that its instances can be written; the class itself comes with {@link #classDump}. */
    public ClassDump describe(
            long address,
            String name,
            long superAddress,
            long loader,
            List<ClassDump.Static> statics,
            List<ClassDump.Field> fields) {
        loadClass(address, name);
        List<Long> others = List.of(0L, 0L, 0L, 0L);
        int bytes = fields.stream().mapToInt(each -> each.type().bytes(idBytes)).sum();
        ClassDump dump = new ClassDump(0, address, superAddress, loader, others, bytes, List.of(), statics, fields);
        classes.put(address, dump);
        return dump;
    }

    /** The class that was described, null where none was. */
    public @Nullable ClassDump described(long address) {
        return classes.get(address);
    }

    public HprofWriter classDump(ClassDump dump) {
        heap.write(0x20);
        heapId(dump.address());
        heapInts(0);
        heapId(dump.superAddress());
        heapId(dump.loader());
        dump.others().forEach(this::heapId);
        heapInts(dump.instanceBytes());
        heapShort(0);
        heapShort(dump.statics().size());
        for (ClassDump.Static each : dump.statics()) {
            heapId(each.nameId());
            heap.write(each.type().code());
            write(heap, each.type(), each.rawValue());
        }
        heapShort(dump.fields().size());
        for (ClassDump.Field each : dump.fields()) {
            heapId(each.nameId());
            heap.write(each.type().code());
        }
        return this;
    }

    /** An instance of a class that was described before; values in the order of the file: its own fields first. */
    public HprofWriter instance(long address, long classAddress, long... values) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        int next = 0;
        for (ClassDump at = classes.get(classAddress); at != null; at = classes.get(at.superAddress())) {
            for (ClassDump.Field each : at.fields()) {
                write(body, each.type(), values[next++]);
            }
        }
        return instance(address, classAddress, body.toByteArray());
    }

    /** An instance with any body. */
    public HprofWriter instance(long address, long classAddress, byte[] body) {
        heap.write(0x21);
        heapId(address);
        heapInts(0);
        heapId(classAddress);
        heapInts(body.length);
        heap.writeBytes(body);
        return this;
    }

    public HprofWriter objectArray(long address, long classAddress, long... elements) {
        heap.write(0x22);
        heapId(address);
        heapInts(0, elements.length);
        heapId(classAddress);
        for (long each : elements) {
            heapId(each);
        }
        return this;
    }

    /** A primitive array of zeros. */
    public HprofWriter primitiveArray(long address, FieldType type, int length) {
        heap.write(0x23);
        heapId(address);
        heapInts(0, length);
        heap.write(type.code());
        heap.writeBytes(new byte[length * type.bytes(idBytes)]);
        return this;
    }

    /** Bytes among the heap records, as they are. */
    public HprofWriter raw(byte... bytes) {
        heap.writeBytes(bytes);
        return this;
    }

    /** How many bytes of heap records have gathered. */
    public int gatheredBytes() {
        return heap.size();
    }

    // ---- the end of heap records

    /** What has gathered becomes a HEAP_DUMP_SEGMENT. */
    public HprofWriter segment() {
        return close(SEGMENT, heap.size());
    }

    /** What has gathered becomes a segment whose head claims another length. */
    public HprofWriter segmentClaiming(long bytes) {
        return close(SEGMENT, bytes);
    }

    /** What has gathered becomes the last segment of a dump. */
    public HprofWriter endOfDump() {
        if (heap.size() > 0) {
            segment();
        }
        return record(HEAP_DUMP_END, 0, new byte[0]);
    }

    /** What has gathered becomes a HEAP_DUMP, which has no segments. */
    public HprofWriter heapDump() {
        return close(HEAP_DUMP, heap.size());
    }

    /** A HEAP_DUMP whose head claims another length, as HotSpot's does beyond 4 GB. */
    public HprofWriter heapDumpClaiming(long bytes) {
        return close(HEAP_DUMP, bytes);
    }

    private HprofWriter close(int tag, long claimedBytes) {
        record(tag, claimedBytes, heap.toByteArray());
        heap.reset();
        return this;
    }

    // ---- the file

    /** The file so far. */
    public byte[] bytes() {
        return file.toByteArray();
    }

    public Path to(Path path) {
        try {
            return Files.write(path, bytes());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The file so far, gzipped. */
    public Path gzippedTo(Path path) {
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(path))) {
            out.write(bytes());
            return path;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private ByteBuffer putId(ByteBuffer to, long id) {
        return idBytes == 8 ? to.putLong(id) : to.putInt((int) id);
    }

    private void heapId(long id) {
        write(heap, FieldType.OBJECT, id);
    }

    private void heapShort(int value) {
        write(heap, FieldType.SHORT, value);
    }

    private void heapInts(int... values) {
        for (int each : values) {
            write(heap, FieldType.INT, each);
        }
    }

    private void write(ByteArrayOutputStream to, FieldType type, long value) {
        for (int shift = 8 * (type.bytes(idBytes) - 1); shift >= 0; shift -= 8) {
            to.write((int) (value >>> shift));
        }
    }
}
