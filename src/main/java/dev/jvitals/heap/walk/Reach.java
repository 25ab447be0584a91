package dev.jvitals.heap.walk;

import dev.jvitals.heap.Heap;
import dev.jvitals.heap.column.IdArray;
import dev.jvitals.heap.column.Scratch;
import dev.jvitals.heap.model.GcRoot;

/**
 * What the roots reach when some objects or references do not count. A walk is O(objects + references); one bit for each
 * object on the Java heap, four bytes for each in a scratch file. For one thread.
 */
public final class Reach {
    /** Which references count; {@code source} is {@link Heap#NONE} where the JVM itself holds the target. */
    @FunctionalInterface
    public interface Edges {
        boolean count(long source, long target);
    }

    private final Heap heap;
    private final OutboundRows rows;
    private final Pulse pulse;
    private final IdSet reached;

    /** Nothing is reached yet. */
    public Reach(Heap heap, OutboundRows rows, Pulse pulse) {
        this.heap = heap;
        this.rows = rows;
        this.pulse = pulse;
        this.reached = new IdSet(heap.objectCount());
    }

    /** Walks from the roots over references that count. */
    public IdSet fromRoots(Edges edges) {
        pulse.phase("walking from the roots", heap.totals().objects());
        try (Scratch scratch = ScratchSpace.of(heap, pulse.cancellation())) {
            IdArray queue = scratch.ids(heap.objectCount(), heap.objectCount());
            long end = 0;
            for (GcRoot root : heap.roots()) {
                long id = root.objectId();
                if (!root.isStackLocal() && edges.count(Heap.NONE, id) && reached.add(id)) {
                    queue.set(end++, id);
                }
            }
            drain(queue, end, edges);
        }
        return reached;
    }

    private void drain(IdArray queue, long filled, Edges edges) {
        long[] end = {filled};
        for (long at = 0; at < end[0]; at++) {
            pulse.step();
            long source = queue.get(at);
            rows.each(source, target -> {
                if (!reached.contains(target) && edges.count(source, target)) {
                    reached.add(target);
                    queue.set(end[0]++, target);
                }
                return true;
            });
        }
    }

    /** The shallow bytes and the number of reachable objects that a walk did not reach. */
    public static Sum missing(Heap heap, IdSet reached, Pulse pulse) {
        long objects = 0;
        long bytes = 0;
        pulse.phase("adding up", heap.objectCount());
        for (long id = 0; id < heap.objectCount(); id++) {
            pulse.step();
            if (!reached.contains(id) && heap.isReachable(id)) {
                objects++;
                bytes += heap.shallowBytes(id);
            }
        }
        return new Sum(objects, bytes);
    }

    /** So many objects with so many shallow bytes. */
    public record Sum(long objects, long bytes) {
        public static final Sum NONE = new Sum(0, 0);

        public Sum plus(long moreBytes) {
            return new Sum(objects + 1, bytes + moreBytes);
        }
    }
}
