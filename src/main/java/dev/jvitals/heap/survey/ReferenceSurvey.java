package dev.jvitals.heap.survey;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Progress;
import dev.jvitals.heap.Heap;
import dev.jvitals.heap.inspect.HeapReader;
import dev.jvitals.heap.model.HeapClass;
import dev.jvitals.heap.model.StaticField;
import dev.jvitals.heap.walk.ClassObjects;
import dev.jvitals.heap.walk.IdSet;
import dev.jvitals.heap.walk.OutboundRows;
import dev.jvitals.heap.walk.Pulse;
import dev.jvitals.heap.walk.Reach;
import dev.jvitals.heap.walk.ReferenceFilter;
import dev.jvitals.heap.walk.ReferenceStrength;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Soft, weak, final and phantom references, and what only they hold. Cost: a pass over all reference objects, and two walks
 * over all references for what is held softly and weakly.
 */
public final class ReferenceSurvey {
    /**
     * References of one strength.
     *
     * @param strength how they hold
     * @param references how many reference objects
     * @param cleared how many have no referent any more
     * @param onlyObjects objects that are reached over references of this or weaker strength only
     * @param onlyBytes shallow bytes of those; what a collector may free
     * @param referents what they stand for by class, the most frequent first
     */
    public record Row(
            ReferenceStrength strength,
            long references,
            long cleared,
            long onlyObjects,
            long onlyBytes,
            List<Referents> referents) {
        public Row {
            referents = List.copyOf(referents);
        }
    }

    /** So many referents of a class with so many bytes retained. */
    public record Referents(String className, long objects, long retainedBytes) {}

    /**
     * The finalizer's work.
     *
     * @param registered objects with a finalizer that has not run
     * @param queued those that nothing else reaches and that wait for the finalizer thread; −1 where the dump does not say
     */
    public record Finalizers(long registered, long queued) {}

    private static final int LONGEST_QUEUE = 10_000_000;

    private final Heap heap;
    private final HeapReader reader;
    private final ReferenceFilter filter;

    public ReferenceSurvey(Heap heap) {
        this.heap = heap;
        this.reader = new HeapReader(heap);
        this.filter = new ReferenceFilter(heap, reader);
    }

    /** All strengths, strongest first. */
    public List<Row> rows(Progress progress, Cancellation cancellation) {
        Pulse pulse = new Pulse(progress, cancellation);
        Map<ReferenceStrength, Reach.Sum> only = onlyReachable(pulse);
        List<Row> rows = new ArrayList<>();
        for (ReferenceStrength strength : ReferenceStrength.values()) {
            rows.add(row(strength, only.getOrDefault(strength, Reach.Sum.NONE), pulse));
        }
        return rows;
    }

    private Row row(ReferenceStrength strength, Reach.Sum only, Pulse pulse) {
        Map<String, long[]> classes = new HashMap<>();
        long[] counts = new long[2];
        ClassObjects.each(heap, strength.className(), pulse, id -> {
            counts[0]++;
            long referent = filter.referent(id);
            if (referent == Heap.NONE) {
                counts[1]++;
                return;
            }
            long[] sums = classes.computeIfAbsent(heap.classOf(referent).name(), _ -> new long[2]);
            sums[0]++;
            sums[1] += heap.retainedBytes(referent);
        });
        List<Referents> referents = new ArrayList<>();
        classes.forEach((name, sums) -> referents.add(new Referents(name, sums[0], sums[1])));
        referents.sort(Comparator.comparingLong(Referents::objects).reversed().thenComparing(Referents::className));
        return new Row(strength, counts[0], counts[1], only.objects(), only.bytes(), referents);
    }

    /** What is lost when references of a strength and all weaker ones do not count, less what weaker ones hold. */
    private Map<ReferenceStrength, Reach.Sum> onlyReachable(Pulse pulse) {
        Map<ReferenceStrength, Reach.Sum> only = new HashMap<>();
        try (OutboundRows rows = new OutboundRows(heap, pulse)) {
            Set<ReferenceStrength> excluded = EnumSet.noneOf(ReferenceStrength.class);
            Reach.Sum weaker = Reach.Sum.NONE;
            ReferenceStrength[] all = ReferenceStrength.values();
            for (int i = all.length - 1; i >= 0; i--) {
                excluded.add(all[i]);
                IdSet reached = new Reach(heap, rows, pulse)
                        .fromRoots((source, target) ->
                                source == Heap.NONE || !filter.isExcluded(source, target, excluded));
                Reach.Sum lost = Reach.missing(heap, reached, pulse);
                only.put(all[i], new Reach.Sum(lost.objects() - weaker.objects(), lost.bytes() - weaker.bytes()));
                weaker = lost;
            }
        }
        return only;
    }

    /** Objects with finalizers, and how many wait. */
    public Finalizers finalizers(Progress progress, Cancellation cancellation) {
        long[] registered = {0};
        Pulse pulse = new Pulse(progress, cancellation);
        ClassObjects.each(heap, "java.lang.ref.Finalizer", pulse, _ -> registered[0]++);
        HeapClass type = heap.classNamed("java.lang.ref.Finalizer");
        StaticField queue = type == null ? null : Heap.staticField(type, "queue");
        return new Finalizers(registered[0], queue == null ? -1 : queued(reader.object(queue.rawValue())));
    }

    /** A queue is a chain over {@code next}; the last element refers to itself. */
    private long queued(long queue) {
        long at = reader.reference(queue, "head");
        long length = 0;
        while (at != Heap.NONE && length < LONGEST_QUEUE) {
            length++;
            long next = reader.reference(at, "next");
            at = next == at ? Heap.NONE : next;
        }
        return length;
    }
}
