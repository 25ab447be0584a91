package dev.jvitals.heap.tree;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Progress;
import dev.jvitals.heap.Heap;
import dev.jvitals.heap.histogram.ClassGroups;
import dev.jvitals.heap.histogram.Grouping;
import dev.jvitals.heap.inspect.Describer;
import dev.jvitals.heap.inspect.ObjectRef;
import dev.jvitals.heap.inspect.Page;
import dev.jvitals.heap.walk.Pulse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/** Rows of the dominator tree; {@link Heap#NONE} stands for what is above its top. Any thread. */
public final class DominatorTree {
    /** Children are read from the index so many at a time. */
    private static final int BATCH = 1 << 12;

    private final Heap heap;
    private final Describer describer;
    private final Map<Grouping, ClassGroups> groupings = new EnumMap<>(Grouping.class);

    public DominatorTree(Heap heap) {
        this.heap = heap;
        this.describer = new Describer(heap);
    }

    /** Some of what {@code parent} immediately dominates, the most retained first. Cost: O(count). */
    public Page<ObjectRef> children(long parent, long from, int count) {
        List<ObjectRef> rows = new ArrayList<>();
        for (long id : heap.dominated(parent, from, count)) {
            rows.add(describer.of(id));
        }
        return new Page<>(rows, from, heap.dominatedCount(parent));
    }

    /**
     * The same of those only whose class name {@code filter} takes; the page's total is how many were found, which is all of
     * them when no page follows. Cost: O(children looked at).
     */
    public Page<ObjectRef> children(
            long parent, long from, int count, Predicate<String> filter, Progress progress, Cancellation cancellation) {
        boolean[] matching = new boolean[heap.classes().size()];
        heap.classes().forEach(type -> matching[type.index()] = filter.test(type.name()));
        return matching(parent, from, count, index -> matching[index], new Pulse(progress, cancellation));
    }

    /** The objects of one group below {@code parent}, the most retained first. Cost: O(children looked at). */
    public Page<ObjectRef> children(
            long parent, Grouping by, int group, long from, int count, Progress progress, Cancellation cancellation) {
        ClassGroups groups = groups(by);
        return matching(parent, from, count, index -> groups.of(index) == group, new Pulse(progress, cancellation));
    }

    private Page<ObjectRef> matching(long parent, long from, int count, IntPredicate ofClass, Pulse pulse) {
        List<ObjectRef> rows = new ArrayList<>();
        long[] found = {0};
        eachChild(parent, 0, pulse, id -> {
            if (ofClass.test(heap.classIndexOf(id))) {
                if (found[0] >= from && rows.size() < count) {
                    rows.add(describer.of(id));
                }
                found[0]++;
            }
        });
        return new Page<>(rows, from, found[0]);
    }

    /** All that {@code parent} immediately dominates, put together; the most retained first. Cost: O(children). */
    public List<GroupRow> grouped(long parent, Grouping by, Progress progress, Cancellation cancellation) {
        return grouped(parent, 0, by, progress, cancellation);
    }

    /** The same without the first {@code from}, which retain the most. */
    List<GroupRow> grouped(long parent, long from, Grouping by, Progress progress, Cancellation cancellation) {
        ClassGroups groups = groups(by);
        long[] objects = new long[groups.size()];
        long[] shallow = new long[groups.size()];
        long[] retained = new long[groups.size()];
        eachChild(parent, from, new Pulse(progress, cancellation), id -> {
            int group = groups.of(heap.classIndexOf(id));
            objects[group]++;
            shallow[group] += heap.shallowBytes(id);
            retained[group] += heap.retainedBytes(id);
        });
        List<GroupRow> rows = new ArrayList<>();
        for (int i = 0; i < objects.length; i++) {
            if (objects[i] > 0) {
                rows.add(new GroupRow(i, groups.name(i), objects[i], shallow[i], retained[i]));
            }
        }
        rows.sort(Comparator.comparingLong(GroupRow::retainedBytes).reversed().thenComparing(GroupRow::name));
        return rows;
    }

    /** The objects from the top of the tree down to the object, both included. */
    public List<ObjectRef> chain(long id) {
        List<ObjectRef> chain = new ArrayList<>();
        for (long at = id; at != Heap.NONE; at = heap.immediateDominator(at)) {
            chain.addFirst(describer.of(at));
        }
        return chain;
    }

    private void eachChild(long parent, long first, Pulse pulse, java.util.function.LongConsumer visitor) {
        long count = heap.dominatedCount(parent);
        pulse.phase("reading the dominator tree", count);
        for (long from = first; from < count; from += BATCH) {
            for (long id : heap.dominated(parent, from, BATCH)) {
                pulse.step();
                visitor.accept(id);
            }
        }
    }

    private synchronized ClassGroups groups(Grouping by) {
        return groupings.computeIfAbsent(by, key -> new ClassGroups(heap, key));
    }
}
