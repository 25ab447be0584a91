package dev.jvitals.heap.inspect;

import dev.jvitals.heap.FieldValue;
import dev.jvitals.heap.Heap;
import dev.jvitals.heap.decode.ObjectReader;
import dev.jvitals.heap.model.HeapClass;
import dev.jvitals.hprof.FieldType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads objects of a heap by field names. Keeps the fields of the object last asked about and the elements around the one
 * last read, because decoders ask for one field after the other. Any thread.
 */
public final class HeapReader implements ObjectReader {
    private static final int ELEMENTS_AT_ONCE = 1024;

    private record Instance(long id, List<FieldValue> fields) {}

    /** Some elements of an array. */
    private static final class Elements {
        private final long array;
        private final int from;
        private final long[] values;

        Elements(long array, int from, long[] values) {
            this.array = array;
            this.from = from;
            this.values = values;
        }
    }

    private final Heap heap;
    private volatile Instance instance = new Instance(NONE, List.of());
    private volatile Elements elements = new Elements(NONE, 0, new long[0]);

    public HeapReader(Heap heap) {
        this.heap = heap;
    }

    @Override
    public String className(long id) {
        return heap.classOf(id).name();
    }

    @Override
    public List<String> classNames(long id) {
        List<String> names = new ArrayList<>();
        for (HeapClass each = heap.classOf(id); each != null; each = heap.superClass(each)) {
            names.add(each.name());
        }
        return names;
    }

    @Override
    public long reference(long id, String field) {
        FieldValue found = field(id, field);
        return found == null || found.type() != FieldType.OBJECT ? NONE : object(found.rawValue());
    }

    @Override
    public long number(long id, String field, long missing) {
        FieldValue found = field(id, field);
        return found == null || found.type() == FieldType.OBJECT ? missing : found.rawValue();
    }

    @Override
    public int length(long array) {
        return isReadable(array) ? heap.arrayLength(array) : 0;
    }

    @Override
    public long element(long array, int index) {
        if (!isReadable(array) || heap.classOf(array).elementType() != FieldType.OBJECT) {
            return NONE;
        }
        Elements some = elements;
        if (some.array != array || index < some.from || index >= some.from + some.values.length) {
            some = new Elements(array, index, heap.elements(array, index, ELEMENTS_AT_ONCE));
            elements = some;
        }
        int at = index - some.from;
        return at < some.values.length ? object(some.values[at]) : NONE;
    }

    @Override
    public byte[] bytes(long array, int limit) {
        return isReadable(array) && heap.classOf(array).elementType() == FieldType.BYTE
                ? heap.contents(array, limit)
                : new byte[0];
    }

    @Override
    public char[] chars(long array, int from, int limit) {
        if (!isReadable(array) || heap.classOf(array).elementType() != FieldType.CHAR) {
            return new char[0];
        }
        long[] values = heap.elements(array, from, limit);
        char[] chars = new char[values.length];
        for (int i = 0; i < chars.length; i++) {
            chars[i] = (char) values[i];
        }
        return chars;
    }

    @Override
    public @Nullable String representedClass(long id) {
        HeapClass represented = heap.asClass(id);
        return represented == null ? null : represented.name();
    }

    /** The object at an address out of the dump; {@link #NONE} for null and for a reference to nothing. */
    public long object(long address) {
        return address == 0 ? NONE : heap.idOf(address);
    }

    /** The fields of an instance, those of the class itself first; empty where there is no dump to read them from. */
    public List<FieldValue> fields(long id) {
        if (!isReadable(id)) {
            return List.of();
        }
        Instance last = instance;
        if (last.id != id) {
            last = new Instance(id, heap.fields(id));
            instance = last;
        }
        return last.fields;
    }

    /** An index without its dump knows no values. */
    private boolean isReadable(long id) {
        return id != NONE && heap.hasDump();
    }

    private @Nullable FieldValue field(long id, String name) {
        for (FieldValue each : fields(id)) {
            if (each.name().equals(name)) {
                return each;
            }
        }
        return null;
    }
}
