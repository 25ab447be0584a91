package dev.jvitals.heap.walk;

import dev.jvitals.heap.Heap;
import dev.jvitals.heap.model.HeapClass;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * All reachable objects of some classes, in the order of their addresses. Cost: as many objects where the index lists those of
 * each class, else one pass over the class column.
 */
public final class ClassObjects {
    private static final int BLOCK = 1 << 12;
    /** More would cost more memory than a pass over all costs time. */
    private static final long MOST_LISTED = 4 << 20;

    private final Heap heap;
    private final Pulse pulse;
    private final LongConsumer visitor;

    private ClassObjects(Heap heap, Pulse pulse, LongConsumer visitor) {
        this.heap = heap;
        this.pulse = pulse;
        this.visitor = visitor;
    }

    /** Objects of the class of that name and of its subclasses. */
    public static void each(Heap heap, String className, Pulse pulse, LongConsumer visitor) {
        each(heap, type -> heap.isA(type, className), pulse, visitor);
    }

    /** Objects whose class passes. */
    public static void each(Heap heap, Predicate<HeapClass> classes, Pulse pulse, LongConsumer visitor) {
        List<HeapClass> matching = new ArrayList<>();
        for (HeapClass type : heap.classes()) {
            if (type.totals().objects() > 0 && classes.test(type)) {
                matching.add(type);
            }
        }
        if (matching.isEmpty()) {
            return;
        }
        ClassObjects walk = new ClassObjects(heap, pulse, visitor);
        long[] listed = walk.listed(matching);
        if (listed == null) {
            walk.scan(matching);
        } else {
            walk.visit(listed);
        }
    }

    /** Null where one of the classes, or all together, have too many to be listed. */
    private long @Nullable [] listed(List<HeapClass> classes) {
        long objects = 0;
        for (HeapClass each : classes) {
            objects += each.totals().objects() + each.totals().unreachableObjects();
        }
        if (objects > MOST_LISTED) {
            return null;
        }
        List<long[]> lists = new ArrayList<>();
        for (HeapClass each : classes) {
            long[] list = heap.instances(each);
            if (list == null) {
                return null;
            }
            lists.add(list);
        }
        return lists.stream().flatMapToLong(Arrays::stream).sorted().toArray();
    }

    private void visit(long[] ids) {
        pulse.phase("looking at objects", ids.length);
        for (long id : ids) {
            pulse.step();
            if (isInstance(id)) {
                visitor.accept(id);
            }
        }
    }

    private void scan(List<HeapClass> classes) {
        boolean[] matching = new boolean[heap.classes().size()];
        classes.forEach(each -> matching[each.index()] = true);
        pulse.phase("looking at objects", heap.objectCount());
        long[] block = new long[BLOCK];
        for (long from = 0; from < heap.objectCount(); from += BLOCK) {
            int count = (int) Math.min(BLOCK, heap.objectCount() - from);
            heap.classIndexes(from, block, count);
            pulse.steps(count);
            visit(from, block, count, matching);
        }
    }

    private void visit(long from, long[] classes, int count, boolean[] matching) {
        for (int i = 0; i < count; i++) {
            if (matching[(int) classes[i]] && isInstance(from + i)) {
                visitor.accept(from + i);
            }
        }
    }

    private boolean isInstance(long id) {
        return id != HeapClass.BOOT_LOADER && heap.asClass(id) == null && heap.isReachable(id);
    }
}
