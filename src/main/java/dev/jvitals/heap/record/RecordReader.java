package dev.jvitals.heap.record;

import dev.jvitals.base.Failure;
import dev.jvitals.heap.model.FieldInfo;
import dev.jvitals.hprof.DumpFile;
import dev.jvitals.hprof.DumpInput;
import dev.jvitals.hprof.FieldType;
import java.util.Arrays;
import java.util.List;

/**
 * Reads the record of one object. Any number of threads, one at a time. All throw {@link Failure} when the file has changed
 * so that no such record stands there.
 */
public final class RecordReader implements AutoCloseable {
    private static final int INSTANCE = 0x21;
    private static final int OBJECT_ARRAY = 0x22;
    private static final int PRIMITIVE_ARRAY = 0x23;

    private final DumpFile file;
    private final int idBytes;
    private final DumpInput in;

    public RecordReader(DumpFile file, int idBytes) {
        this.file = file;
        this.idBytes = idBytes;
        this.in = DumpInput.random(file, idBytes);
    }

    /** The address of the object whose record begins there. */
    public synchronized long address(long recordAt) {
        in.seek(recordAt + 1);
        if (!in.has(idBytes)) {
            throw changed(recordAt, "an object");
        }
        return in.id();
    }

    /** The address of an instance's class. */
    public synchronized long classAddress(long recordAt) {
        head(recordAt, INSTANCE, "an instance", 2 * idBytes + 9);
        in.skip(idBytes + 4L);
        return in.id();
    }

    /** An instance's field values as raw bits, in the order of {@code fields}. */
    public synchronized long[] fieldValues(long recordAt, List<FieldInfo> fields) {
        head(recordAt, INSTANCE, "an instance", 2 * idBytes + 9);
        in.skip(2L * idBytes + 4);
        int bytes = in.i4();
        long[] values = new long[fields.size()];
        int wanted =
                fields.stream().mapToInt(each -> each.type().bytes(idBytes)).sum();
        if (bytes < 0 || !in.has(Math.min(bytes, wanted))) {
            throw changed(recordAt, "a whole instance");
        }
        long end = in.position() + bytes;
        for (int i = 0; i < values.length; i++) {
            FieldType type = fields.get(i).type();
            if (in.position() + type.bytes(idBytes) > end) {
                break;
            }
            values[i] = in.value(type);
        }
        return values;
    }

    /** What an array's elements are. */
    public synchronized FieldType elementType(long recordAt) {
        openArray(recordAt);
        return type;
    }

    /** An array's length. */
    public synchronized int arrayLength(long recordAt) {
        openArray(recordAt);
        return length;
    }

    /** Up to {@code count} elements from {@code from} as raw bits; fewer where the array ends. */
    public synchronized long[] elements(long recordAt, int from, int count) {
        openArray(recordAt);
        int first = Math.clamp(from, 0, length);
        long[] values = new long[Math.clamp(count, 0, length - first)];
        int bytes = type.bytes(idBytes);
        in.skip((long) first * bytes);
        for (int i = 0; i < values.length; i++) {
            if (!in.has(bytes)) {
                return Arrays.copyOf(values, i);
            }
            values[i] = in.value(type);
        }
        return values;
    }

    /** Up to {@code count} bytes of a primitive array's contents as they are in the file, big-endian. */
    public synchronized byte[] contents(long recordAt, int count) {
        openArray(recordAt);
        int bytes = Math.clamp((long) length * type.bytes(idBytes), 0, Math.max(0, count));
        return in.has(bytes) ? in.bytes(bytes) : in.bytes(in.available(bytes));
    }

    private FieldType type = FieldType.OBJECT;
    private int length;

    /** Moves to the first element. */
    private void openArray(long recordAt) {
        in.seek(recordAt);
        int tag = in.has(1) ? in.u1() : -1;
        head(recordAt, tag == OBJECT_ARRAY ? OBJECT_ARRAY : PRIMITIVE_ARRAY, "an array", idBytes + 10);
        in.skip(idBytes + 4L);
        length = in.i4();
        if (tag == OBJECT_ARRAY) {
            in.skip(idBytes);
            type = FieldType.OBJECT;
        } else {
            FieldType found = FieldType.ofCode(in.u1());
            if (found == null) {
                throw changed(recordAt, "an array's type");
            }
            type = found;
        }
        if (length < 0) {
            throw changed(recordAt, "an array's length");
        }
    }

    private void head(long recordAt, int tag, String expected, int bytes) {
        in.seek(recordAt);
        if (!in.has(bytes) || in.u1() != tag) {
            throw changed(recordAt, expected);
        }
    }

    private Failure changed(long recordAt, String expected) {
        return Failure.unreadable(
                file.path(), recordAt, expected, "something else: the file changed after its index was made");
    }

    @Override
    public synchronized void close() {
        in.close();
    }
}
