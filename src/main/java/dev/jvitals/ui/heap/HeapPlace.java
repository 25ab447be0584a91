package dev.jvitals.ui.heap;

import dev.jvitals.heap.Heap;
import org.jspecify.annotations.Nullable;

/**
 * Where in a heap dump the user is.
 *
 * @param section the sub-view
 * @param object the object looked at, {@link Heap#NONE} for none
 * @param group the class, package or loader looked at, null for none
 */
record HeapPlace(Section section, long object, @Nullable HeapGroup group) {
    static HeapPlace of(Section section) {
        return of(section, Heap.NONE);
    }

    static HeapPlace of(Section section, long object) {
        return new HeapPlace(section, object, null);
    }

    static HeapPlace of(Section section, HeapGroup group) {
        return new HeapPlace(section, Heap.NONE, group);
    }
}
