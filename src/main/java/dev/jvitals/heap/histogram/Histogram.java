package dev.jvitals.heap.histogram;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Progress;
import dev.jvitals.heap.Heap;
import dev.jvitals.heap.inspect.Describer;
import dev.jvitals.heap.inspect.ObjectRef;
import dev.jvitals.heap.inspect.Page;
import dev.jvitals.heap.inspect.Top;
import dev.jvitals.heap.model.ClassTotals;
import dev.jvitals.heap.model.HeapClass;
import dev.jvitals.heap.walk.OutboundRows;
import dev.jvitals.heap.walk.Pulse;
import dev.jvitals.heap.walk.Reach;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** Counts objects by class, package or loader. Any thread. */
public final class Histogram {
    /** The most retained first, then the most shallow, then by name. */
    public static final Comparator<HistogramRow> BIGGEST_FIRST = Comparator.comparingLong(HistogramRow::retainedBytes)
            .reversed()
            .thenComparing(Comparator.comparingLong(HistogramRow::shallowBytes).reversed())
            .thenComparing(HistogramRow::name);

    private final Heap heap;
    private final Grouping by;
    private final ClassGroups groups;

    public Histogram(Heap heap, Grouping by) {
        this.heap = heap;
        this.by = by;
        this.groups = new ClassGroups(heap, by);
    }

    /** All rows that have objects, the biggest first. Cost: O(classes). */
    public List<HistogramRow> rows() {
        return rows(_ -> true);
    }

    /** The rows of classes with a name that {@code filter} takes. Cost: O(classes). */
    public List<HistogramRow> rows(Predicate<String> filter) {
        HistogramRow[] rows = new HistogramRow[groups.size()];
        for (HeapClass each : heap.classes()) {
            if (filter.test(each.name())) {
                int group = groups.of(each.index());
                HistogramRow before = rows[group];
                rows[group] = before == null ? row(each, group) : sum(before, row(each, group));
            }
        }
        List<HistogramRow> out = new ArrayList<>();
        for (HistogramRow row : rows) {
            if (row != null && (row.objects() > 0 || row.unreachableObjects() > 0)) {
                out.add(row);
            }
        }
        out.sort(BIGGEST_FIRST);
        return out;
    }

    private HistogramRow row(HeapClass type, int group) {
        ClassTotals totals = type.totals();
        return new HistogramRow(
                groups.name(group),
                by == Grouping.CLASS ? type.index() : group,
                totals.objects(),
                totals.shallowBytes(),
                Math.max(totals.leastRetainedBytes(), totals.shallowBytes()),
                false,
                totals.unreachableObjects(),
                totals.unreachableBytes());
    }

    /** What one class retains may contain what another does: together they retain at least the more of the two. */
    static HistogramRow sum(HistogramRow one, HistogramRow other) {
        long shallow = one.shallowBytes() + other.shallowBytes();
        return new HistogramRow(
                one.name(),
                one.key(),
                one.objects() + other.objects(),
                shallow,
                Math.max(shallow, Math.max(one.retainedBytes(), other.retainedBytes())),
                false,
                one.unreachableObjects() + other.unreachableObjects(),
                one.unreachableBytes() + other.unreachableBytes());
    }

    /**
     * What the row's objects retain together, exactly: what the roots do not reach without them. Cost: turning all
     * references around and walking them once; see {@link Reach}.
     */
    public long exactRetainedBytes(HistogramRow row, Progress progress, Cancellation cancellation) {
        Pulse pulse = new Pulse(progress, cancellation);
        try (OutboundRows rows = new OutboundRows(heap, pulse)) {
            Reach reach = new Reach(heap, rows, pulse);
            return Reach.missing(heap, reach.fromRoots((_, target) -> !belongs(row, target)), pulse)
                    .bytes();
        }
    }

    /** The row's reachable objects that retain the most, from {@code from}. Cost: O(objects of the heap). */
    public Page<ObjectRef> objects(
            HistogramRow row, int from, int count, Progress progress, Cancellation cancellation) {
        Pulse pulse = new Pulse(progress, cancellation);
        pulse.phase("looking for objects", heap.objectCount());
        Comparator<Long> order =
                Comparator.<Long>comparingLong(heap::retainedBytes).reversed().thenComparing(Comparator.naturalOrder());
        Top<Long> top = new Top<>(from + count, order);
        for (long id = 0; id < heap.objectCount(); id++) {
            pulse.step();
            if (belongs(row, id) && heap.isReachable(id)) {
                top.add(id);
            }
        }
        Describer describer = new Describer(heap);
        List<ObjectRef> page =
                top.sorted().stream().skip(from).map(describer::of).toList();
        return new Page<>(page, from, top.seen());
    }

    /** Whether an object is one of the row's. */
    public boolean belongs(HistogramRow row, long id) {
        int index = heap.classIndexOf(id);
        return (by == Grouping.CLASS ? index : groups.of(index)) == row.key();
    }
}
