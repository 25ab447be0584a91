package dev.jvitals.heap;

import dev.jvitals.base.Failure;
import dev.jvitals.heap.model.FieldInfo;
import dev.jvitals.heap.model.HeapClass;
import dev.jvitals.heap.record.ObjectSource;
import dev.jvitals.heap.record.RecordReader;
import dev.jvitals.heap.record.StringReader;
import dev.jvitals.hprof.DumpFile;
import dev.jvitals.hprof.FieldType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What objects hold, out of the dump. Any thread. All reads throw {@link Failure} where there is only an index. */
final class ObjectValues implements AutoCloseable {
    private final Heap heap;
    private final @Nullable DumpFile dump;
    private final @Nullable RecordReader reader;

    /** Takes over {@code dump}. */
    ObjectValues(Heap heap, @Nullable DumpFile dump, int idBytes) {
        this.heap = heap;
        this.dump = dump;
        this.reader = dump == null ? null : new RecordReader(dump, idBytes);
    }

    boolean areThere() {
        return dump != null;
    }

    DumpFile dump() {
        DumpFile open = dump;
        if (open == null) {
            throw new Failure(
                    Failure.Kind.INPUT,
                    heap.file()
                            + ": field values are in the dump, and only its index is here; put the dump beside it.");
        }
        return open;
    }

    private RecordReader reader() {
        dump();
        RecordReader open = reader;
        if (open == null) {
            throw new IllegalStateException("a dump without a reader");
        }
        return open;
    }

    List<FieldValue> fields(long id) {
        HeapClass type = heap.classOf(id);
        if (id == HeapClass.BOOT_LOADER || type.isArray() || heap.asClass(id) != null) {
            return List.of();
        }
        long[] values = reader().fieldValues(heap.recordOf(id), heap.instanceFields(type));
        List<FieldValue> fields = new ArrayList<>(values.length);
        int at = 0;
        for (HeapClass each = type; each != null; each = heap.superClass(each)) {
            for (FieldInfo info : each.fields()) {
                fields.add(new FieldValue(each.index(), info.name(), info.type(), values[at++]));
            }
        }
        return fields;
    }

    int arrayLength(long id) {
        return heap.classOf(id).isArray() ? reader().arrayLength(heap.recordOf(id)) : 0;
    }

    long[] elements(long id, int from, int count) {
        return heap.classOf(id).isArray() ? reader().elements(heap.recordOf(id), from, count) : new long[0];
    }

    byte[] contents(long id, int count) {
        HeapClass type = heap.classOf(id);
        return type.isArray() && type.elementType() != FieldType.OBJECT
                ? reader().contents(heap.recordOf(id), count)
                : new byte[0];
    }

    @Nullable
    String string(long id, int limit) {
        if (id < 0 || !heap.classOf(id).name().equals("java.lang.String")) {
            return null;
        }
        return new StringReader(reader(), source()).string(heap.recordOf(id), limit);
    }

    private ObjectSource source() {
        return new ObjectSource() {
            @Override
            public long recordOf(long address) {
                long id = address == 0 ? Heap.NONE : heap.idOf(address);
                return id <= 0 ? -1 : heap.recordOf(id);
            }

            @Override
            public List<FieldInfo> fieldsOf(long classAddress) {
                HeapClass type = heap.asClass(heap.idOf(classAddress));
                return type == null ? List.of() : heap.instanceFields(type);
            }
        };
    }

    @Override
    public void close() {
        if (reader != null) {
            reader.close();
        }
        if (dump != null) {
            dump.close();
        }
    }
}
