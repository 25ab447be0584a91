package dev.jvitals.heap.graph;

import dev.jvitals.heap.column.GrowingMemory;
import dev.jvitals.heap.column.IdArray;
import dev.jvitals.heap.column.Scratch;

/**
 * The immediate dominator of each reached object, by Semi-NCA (Georgiadis, Tarjan, Werneck: Finding Dominators in Practice,
 * 2006), in numbers of the depth-first order. A dominator's number is smaller than those it dominates.
 */
public final class Dominators {

    private final DepthFirstOrder order;
    private final InboundRows inbound;
    private final IdArray dominators;
    private final IdArray ancestors;
    private final IdArray labels;
    private final GrowingMemory pathMemory;
    private final IdArray path;
    private final int pathCellBytes;
    private long pathReady;

    /** Computes all dominators. */
    public Dominators(Scratch scratch, DepthFirstOrder order, InboundRows inbound, Steps steps) {
        this.order = order;
        this.inbound = inbound;
        long count = order.reached() + 1;
        dominators = scratch.ids(count, count);
        ancestors = scratch.ids(count, order.parents().limit());
        labels = scratch.ids(count, count);
        pathCellBytes = IdArray.bytes(count);
        pathMemory = scratch.growing(count * pathCellBytes);
        path = pathMemory.ids(count);
        ancestors.copyFrom(order.parents(), count, steps.cancellation());
        Blocks.down(1, count, steps, new Semidominators());
        Blocks.up(1, count, steps, new NearestCommonAncestors());
        scratch.free(ancestors);
        scratch.free(labels);
        scratch.free(path);
    }

    /** The dominator's number, 0 for an object that only the virtual root dominates. */
    public long dominator(long number) {
        return dominators.get(number);
    }

    public void free(Scratch scratch) {
        scratch.free(dominators);
    }

    private final class Semidominators implements Blocks.Block {
        @Override
        public void run(long from, long to) {
            for (long number = to - 1; number >= from; number--) {
                long semi = semidominator(number);
                dominators.set(number, semi);
                labels.set(number, semi);
            }
        }
    }

    private long semidominator(long number) {
        long id = order.object(number);
        if (order.isRoot(id)) {
            return 0;
        }
        long semi = order.parent(number);
        long at = inbound.start(id);
        long end = inbound.end(id);
        if (end - at == 1) { // half of all objects: the walk came along the only reference
            return semi;
        }
        for (; at < end; at++) {
            long source = order.number(inbound.source(at));
            if (source != 0) {
                semi = Math.min(semi, source <= number ? source : smallestLabel(source, number));
            }
        }
        return semi;
    }

    /** The smallest label on the path from {@code number} up to the last above {@code below}; shortens the path. */
    private long smallestLabel(long number, long below) {
        long height = 0;
        long at = number;
        long ancestor = ancestors.get(at);
        while (ancestor > below) {
            if (height == pathReady) {
                pathReady = Math.max(1 << 16, pathReady * 2);
                pathMemory.ensure(pathReady * pathCellBytes);
            }
            path.set(height++, at);
            at = ancestor;
            ancestor = ancestors.get(at);
        }
        long label = labels.get(at);
        while (height > 0) {
            at = path.get(--height);
            label = Math.min(label, labels.get(at));
            labels.set(at, label);
            ancestors.set(at, ancestor);
        }
        return label;
    }

    private final class NearestCommonAncestors implements Blocks.Block {
        @Override
        public void run(long from, long to) {
            for (long number = from; number < to; number++) {
                long semi = dominators.get(number);
                long dominator = order.parent(number);
                while (dominator > semi) {
                    dominator = dominators.get(dominator);
                }
                dominators.set(number, dominator);
            }
        }
    }
}
