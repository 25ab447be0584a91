package dev.jvitals.heap;

import dev.jvitals.heap.model.HeapClass;
import java.util.Comparator;
import java.util.List;

/** What everybody asks first of a heap. None of these reads the dump. */
public final class HeapOverview {
    private HeapOverview() {}

    /** The objects at the top of the dominator tree that retain most. O(count). */
    public static long[] biggestObjects(Heap heap, int count) {
        return heap.dominated(Heap.NONE, 0, count);
    }

    /** The classes whose objects have most shallow bytes. O(classes). */
    public static List<HeapClass> biggestClasses(Heap heap, int count) {
        return heap.classes().stream()
                .filter(each -> each.totals().objects() > 0)
                .sorted(Comparator.comparingLong(
                                (HeapClass each) -> each.totals().shallowBytes())
                        .reversed()
                        .thenComparing(HeapClass::name))
                .limit(count)
                .toList();
    }

    /** What the object is: its class's name, for a class {@code class} and its own. */
    public static String label(Heap heap, long id) {
        HeapClass self = heap.asClass(id);
        return self == null ? heap.classOf(id).name() : "class " + self.name();
    }

    /** The address as MAT and jhat show it. */
    public static String address(Heap heap, long id) {
        return "0x" + Long.toHexString(heap.addressOf(id));
    }
}
