package dev.jvitals.heap;

import dev.jvitals.heap.model.HeapClass;
import dev.jvitals.heap.model.HeapThread;
import dev.jvitals.heap.model.StaticField;
import dev.jvitals.hprof.FieldType;
import java.util.Arrays;

/** Collects what one object refers to. */
final class OutboundReferences {
    private static final int ELEMENTS_AT_ONCE = 1 << 12;

    private final Heap heap;
    private long[] found = new long[16];
    private int size;

    OutboundReferences(Heap heap) {
        this.heap = heap;
    }

    long[] of(long id, int limit) {
        HeapClass asClass = heap.asClass(id);
        if (asClass != null) {
            ofClass(asClass);
        } else if (heap.classOf(id).elementType() == FieldType.OBJECT) {
            ofArray(id, limit);
        } else {
            for (FieldValue each : heap.fields(id)) {
                if (each.type() == FieldType.OBJECT) {
                    addAddress(each.rawValue());
                }
            }
            ofStack(id);
        }
        return Arrays.copyOf(found, Math.min(size, limit));
    }

    private void ofClass(HeapClass type) {
        HeapClass above = heap.superClass(type);
        if (above != null) {
            add(above.objectId());
        }
        add(type.loaderId());
        for (StaticField each : type.statics()) {
            if (each.type() == FieldType.OBJECT) {
                addAddress(each.rawValue());
            }
        }
    }

    private void ofArray(long id, int limit) {
        int from = 0;
        long[] page;
        do {
            page = heap.elements(id, from, ELEMENTS_AT_ONCE);
            for (long each : page) {
                addAddress(each);
            }
            from += page.length;
        } while (page.length == ELEMENTS_AT_ONCE && size < limit);
    }

    private void ofStack(long id) {
        if (heap.rootsOf(id).stream().noneMatch(root -> root.threadId() == id)) {
            return;
        }
        for (HeapThread each : heap.threads()) {
            if (each.objectId() == id) {
                each.frames().forEach(frame -> frame.locals().forEach(this::add));
                each.otherLocals().forEach(this::add);
            }
        }
    }

    private void addAddress(long address) {
        if (address != 0) {
            add(heap.idOf(address));
        }
    }

    private void add(long id) {
        if (id >= 0) {
            if (size == found.length) {
                found = Arrays.copyOf(found, size * 2);
            }
            found[size++] = id;
        }
    }
}
