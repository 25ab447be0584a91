package dev.jvitals.ui.heap;

import dev.jvitals.heap.Heap;

/**
 * Where in a heap dump the user is.
 *
 * @param section the sub-view
 * @param object the object looked at, {@link Heap#NONE} for none
 */
record HeapPlace(Section section, long object) {
    static HeapPlace of(Section section) {
        return new HeapPlace(section, Heap.NONE);
    }
}
