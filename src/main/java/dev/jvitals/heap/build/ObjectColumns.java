package dev.jvitals.heap.build;

import dev.jvitals.heap.column.IdArray;
import dev.jvitals.heap.column.Scratch;

/** What the second pass writes down for each object, by id. Threads write different objects. */
final class ObjectColumns {
    final IdArray classes;
    final IdArray recordAt;
    /** Shallow sizes in {@link IndexFormat#SIZE_UNIT}. */
    final IdArray sizes;

    ObjectColumns(Scratch scratch, long objects, int classCount, long fileBytes) {
        classes = scratch.ids(objects, classCount);
        recordAt = scratch.ids(objects, fileBytes);
        // in the file an element has at least one byte, in memory at most eight
        sizes = scratch.ids(objects, fileBytes);
    }

    long shallowBytes(long id) {
        return sizes.get(id) * IndexFormat.SIZE_UNIT;
    }

    void set(long id, int classIndex, long shallowBytes, long record) {
        classes.set(id, classIndex);
        sizes.set(id, shallowBytes / IndexFormat.SIZE_UNIT);
        recordAt.set(id, record);
    }

    boolean isSet(long id) {
        return recordAt.get(id) != 0;
    }
}
