package dev.jvitals.heap.walk;

import dev.jvitals.heap.Heap;
import dev.jvitals.heap.model.HeapClass;
import java.util.function.LongConsumer;
import java.util.function.Predicate;

/** All reachable objects of some classes, in the order of their addresses. One pass over the class column. */
public final class ClassObjects {
    private ClassObjects() {}

    /** Objects of the class of that name and of its subclasses. */
    public static void each(Heap heap, String className, Pulse pulse, LongConsumer visitor) {
        each(heap, type -> heap.isA(type, className), pulse, visitor);
    }

    /** Objects whose class passes. */
    public static void each(Heap heap, Predicate<HeapClass> classes, Pulse pulse, LongConsumer visitor) {
        boolean[] matching = new boolean[heap.classes().size()];
        long objects = 0;
        for (HeapClass type : heap.classes()) {
            if (classes.test(type)) {
                matching[type.index()] = true;
                objects += type.totals().objects();
            }
        }
        if (objects == 0) {
            return;
        }
        pulse.phase("looking at objects", heap.objectCount());
        for (long id = 1; id < heap.objectCount(); id++) {
            pulse.step();
            if (matching[heap.classIndexOf(id)] && heap.asClass(id) == null && heap.isReachable(id)) {
                visitor.accept(id);
            }
        }
    }
}
