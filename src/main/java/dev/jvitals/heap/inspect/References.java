package dev.jvitals.heap.inspect;

import dev.jvitals.heap.FieldValue;
import dev.jvitals.heap.Heap;
import dev.jvitals.heap.model.HeapClass;
import dev.jvitals.heap.model.StaticField;
import dev.jvitals.hprof.FieldType;

/** Says by what field or element one object refers to another. Reads the dump. Any thread. */
public final class References {
    private static final int ELEMENTS_AT_ONCE = 1 << 14;

    private final Heap heap;
    private final HeapReader reader;

    public References(Heap heap) {
        this.heap = heap;
        this.reader = new HeapReader(heap);
    }

    /** The field's name, {@code static} and its name, or the index in brackets; empty where nothing of the file says it. */
    public String name(long source, long target) {
        HeapClass represented = heap.asClass(source);
        if (represented != null) {
            return staticName(represented, target);
        }
        if (!heap.hasDump()) {
            return "";
        }
        return heap.classOf(source).isArray() ? elementName(source, target) : fieldName(source, target);
    }

    private String staticName(HeapClass type, long target) {
        for (StaticField each : type.statics()) {
            if (each.type() == FieldType.OBJECT && reader.object(each.rawValue()) == target) {
                return each.name().startsWith("<") ? each.name() : "static " + each.name();
            }
        }
        if (type.loaderId() == target) {
            return "<class loader>";
        }
        HeapClass parent = heap.superClass(type);
        return parent != null && parent.objectId() == target ? "<superclass>" : "";
    }

    private String fieldName(long source, long target) {
        for (FieldValue each : reader.fields(source)) {
            if (each.type() == FieldType.OBJECT && reader.object(each.rawValue()) == target) {
                return each.name();
            }
        }
        return heap.classOf(source).objectId() == target ? "<class>" : "";
    }

    private String elementName(long array, long target) {
        if (heap.classOf(array).elementType() != FieldType.OBJECT) {
            return "<class>";
        }
        long address = heap.addressOf(target);
        int length = heap.arrayLength(array);
        for (int from = 0; from < length; from += ELEMENTS_AT_ONCE) {
            long[] some = heap.elements(array, from, ELEMENTS_AT_ONCE);
            for (int i = 0; i < some.length; i++) {
                if (some[i] == address) {
                    return "[" + (from + i) + "]";
                }
            }
        }
        return "";
    }
}
