package dev.jvitals.heap.paths;

import dev.jvitals.base.Cancellation;
import dev.jvitals.heap.Heap;
import dev.jvitals.heap.column.IdArray;
import dev.jvitals.heap.column.Scratch;
import dev.jvitals.heap.inspect.Describer;
import dev.jvitals.heap.inspect.HeapReader;
import dev.jvitals.heap.inspect.ObjectRef;
import dev.jvitals.heap.inspect.Page;
import dev.jvitals.heap.inspect.Top;
import dev.jvitals.heap.model.GcRoot;
import dev.jvitals.heap.walk.Inbound;
import dev.jvitals.heap.walk.OutboundRows;
import dev.jvitals.heap.walk.Pulse;
import dev.jvitals.heap.walk.ReferenceFilter;
import dev.jvitals.heap.walk.ReferenceStrength;
import dev.jvitals.heap.walk.ScratchSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.function.LongPredicate;

/**
 * The shortest paths from the roots to many objects, merged into one tree: each object of it says how many of those asked
 * about are kept through it. Made by one walk over all references; eight bytes for each object in scratch files until it is
 * closed. For one thread at a time.
 */
public final class MergedPaths implements AutoCloseable {
    /**
     * An object of the tree.
     *
     * @param object the object
     * @param via how its parent refers to it, or why the JVM keeps it
     * @param targets how many of the objects asked about are at or below it
     * @param isTarget whether it is one of them
     * @param isLeaf whether nothing is below it
     */
    public record Node(ObjectRef object, String via, long targets, boolean isTarget, boolean isLeaf) {}

    private static final int NOT_MET = 0;
    private static final int FROM_ROOT = 1;
    private static final int FIRST_PARENT = 2;

    private final Heap heap;
    private final LongPredicate isTarget;
    private final Set<ReferenceStrength> excluded;
    private final Scratch scratch;
    private final OutboundRows rows;
    private final ReferenceFilter filter;
    private final ReferenceNames names;
    private final Describer describer;
    /** By id: {@link #NOT_MET}, {@link #FROM_ROOT}, or the parent's id plus {@link #FIRST_PARENT}. */
    private final IdArray parents;
    /** By id: how many targets are at or below. */
    private final IdArray counts;

    private final List<Long> roots = new ArrayList<>();

    /** Paths to the reachable objects for which {@code isTarget} holds. */
    public MergedPaths(Heap heap, LongPredicate isTarget, Set<ReferenceStrength> excluded, Pulse pulse) {
        this.heap = heap;
        this.isTarget = isTarget;
        this.excluded = excluded;
        filter = new ReferenceFilter(heap, new HeapReader(heap));
        names = new ReferenceNames(heap);
        describer = new Describer(heap);
        rows = new OutboundRows(heap, pulse);
        scratch = ScratchSpace.of(heap, pulse.cancellation());
        long objects = heap.objectCount();
        boolean whole = false;
        try {
            parents = scratch.ids(objects, objects + FIRST_PARENT);
            counts = scratch.ids(objects, objects + 1);
            walk(pulse);
            whole = true;
        } finally {
            if (!whole) {
                close();
            }
        }
    }

    private void walk(Pulse pulse) {
        pulse.phase("walking from the roots", heap.totals().objects());
        IdArray queue = scratch.ids(heap.objectCount(), heap.objectCount());
        long[] end = {0};
        for (GcRoot root : heap.roots()) {
            long id = root.objectId();
            if (!root.isStackLocal() && parents.get(id) == NOT_MET) {
                parents.set(id, FROM_ROOT);
                queue.set(end[0]++, id);
            }
        }
        long rootCount = end[0];
        for (long at = 0; at < end[0]; at++) {
            pulse.step();
            long source = queue.get(at);
            rows.each(source, target -> {
                if (parents.get(target) == NOT_MET && !filter.isExcluded(source, target, excluded)) {
                    parents.set(target, source + FIRST_PARENT);
                    queue.set(end[0]++, target);
                }
                return true;
            });
        }
        countUpwards(queue, end[0], pulse);
        for (long at = 0; at < rootCount; at++) {
            if (counts.get(queue.get(at)) > 0) {
                roots.add(queue.get(at));
            }
        }
        scratch.free(queue);
    }

    /** Whoever was met later stands deeper: backwards, each object's count is whole before its parent needs it. */
    private void countUpwards(IdArray queue, long met, Pulse pulse) {
        pulse.phase("adding up", met);
        for (long at = met - 1; at >= 0; at--) {
            pulse.step();
            long id = queue.get(at);
            long count = counts.get(id) + (isTarget.test(id) ? 1 : 0);
            counts.set(id, count);
            long parent = parents.get(id) - FIRST_PARENT;
            if (count > 0 && parent >= 0) {
                counts.set(parent, counts.get(parent) + count);
            }
        }
    }

    /** The roots that keep most of the objects, the most first. */
    public Page<Node> roots(int most) {
        Top<Long> top = new Top<>(most, (a, b) -> Long.compare(counts.get(b), counts.get(a)));
        roots.forEach(top::add);
        List<Node> nodes = top.sorted().stream()
                .map(id -> node(id, names.reason(id).text()))
                .toList();
        return new Page<>(nodes, 0, roots.size());
    }

    /** The objects below one of the tree through which most are kept, the most first. */
    public Page<Node> below(long id, int most) {
        Top<Long> top = new Top<>(most, (a, b) -> Long.compare(counts.get(b), counts.get(a)));
        eachBelow(id, child -> {
            top.add(child);
            return true;
        });
        List<Node> nodes = top.sorted().stream()
                .map(child -> node(child, names.via(id, child)))
                .toList();
        return new Page<>(nodes, 0, top.seen());
    }

    /** How many objects asked about have a path at all. */
    public long targets() {
        return roots.stream().mapToLong(counts::get).sum();
    }

    /** The roots' objects that keep any. */
    List<Long> rootIds() {
        return roots;
    }

    /** How many targets are at or below. */
    long count(long id) {
        return counts.get(id);
    }

    /** Through what it is kept, {@link Heap#NONE} of a root's object. */
    long parent(long id) {
        return parents.get(id) < FIRST_PARENT ? Heap.NONE : parents.get(id) - FIRST_PARENT;
    }

    boolean hasBelow(long id) {
        return counts.get(id) != (isTarget.test(id) ? 1 : 0);
    }

    String className(long id) {
        return describer.className(id);
    }

    String via(long source, long target) {
        return names.via(source, target);
    }

    /** All that were met and asked about. */
    void eachTarget(Cancellation cancellation, LongConsumer visitor) {
        for (long id = 0; id < heap.objectCount(); id++) {
            cancellation.check();
            if (parents.get(id) != NOT_MET && isTarget.test(id)) {
                visitor.accept(id);
            }
        }
    }

    void eachBelow(long id, Inbound.Visitor visitor) {
        long[] last = {Heap.NONE};
        rows.each(id, child -> {
            boolean isNew = child != last[0] && parents.get(child) == id + FIRST_PARENT && counts.get(child) > 0;
            last[0] = child;
            return !isNew || visitor.visit(child);
        });
    }

    private Node node(long id, String via) {
        boolean target = isTarget.test(id);
        return new Node(describer.of(id), via, counts.get(id), target, !hasBelow(id));
    }

    @Override
    public void close() {
        rows.close();
        scratch.close();
    }
}
