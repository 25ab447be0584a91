package dev.jvitals.heap;

import dev.jvitals.heap.model.FieldInfo;
import dev.jvitals.heap.model.HeapClass;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The classes of a dump by index, by class object and by superclass. Any thread. */
final class ClassTree {
    private final List<HeapClass> classes;
    private final Map<Long, HeapClass> byObject = new HashMap<>();

    ClassTree(List<HeapClass> classes) {
        this.classes = classes;
        for (HeapClass each : classes) {
            if (each.objectId() >= 0) {
                byObject.put(each.objectId(), each);
            }
        }
    }

    HeapClass get(int index) {
        return classes.get(index);
    }

    @Nullable
    HeapClass ofObject(long id) {
        return byObject.get(id);
    }

    @Nullable
    HeapClass above(HeapClass type) {
        return type.superIndex() < 0 ? null : classes.get(type.superIndex());
    }

    @Nullable
    HeapClass named(String name) {
        for (HeapClass each : classes) {
            if (each.name().equals(name)) {
                return each;
            }
        }
        return null;
    }

    boolean isA(HeapClass type, String name) {
        for (HeapClass each = type; each != null; each = above(each)) {
            if (each.name().equals(name)) {
                return true;
            }
        }
        return false;
    }

    /** All fields of the class's instances, its own first, then its superclass's. */
    List<FieldInfo> instanceFields(HeapClass type) {
        List<FieldInfo> fields = new ArrayList<>();
        for (HeapClass each = type; each != null; each = above(each)) {
            fields.addAll(each.fields());
        }
        return fields;
    }
}
