package dev.jvitals.heap.walk;

import dev.jvitals.heap.Heap;
import dev.jvitals.heap.model.HeapClass;
import java.util.function.LongConsumer;
import java.util.function.Predicate;

/** All reachable objects of some classes, in the order of their addresses. One pass over the class column. */
public final class ClassObjects {
    private static final int BLOCK = 1 << 12;

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
        long[] block = new long[BLOCK];
        for (long from = 0; from < heap.objectCount(); from += BLOCK) {
            int count = (int) Math.min(BLOCK, heap.objectCount() - from);
            heap.classIndexes(from, block, count);
            pulse.steps(count);
            visit(heap, from, block, count, matching, visitor);
        }
    }

    private static void visit(
            Heap heap, long from, long[] classes, int count, boolean[] matching, LongConsumer visitor) {
        for (int i = 0; i < count; i++) {
            if (matching[(int) classes[i]] && isInstance(heap, from + i)) {
                visitor.accept(from + i);
            }
        }
    }

    private static boolean isInstance(Heap heap, long id) {
        return id != HeapClass.BOOT_LOADER && heap.asClass(id) == null && heap.isReachable(id);
    }
}
