package dev.jvitals.heap.graph;

import dev.jvitals.base.Cancellation;
import dev.jvitals.heap.column.IdArray;
import dev.jvitals.heap.column.Scratch;

/**
 * The immediate dominator of each reached object, by Semi-NCA (Georgiadis, Tarjan, Werneck: Finding Dominators in Practice,
 * 2006), in numbers of the depth-first order. A dominator's number is smaller than those it dominates.
 */
public final class Dominators {
    private static final int ASK_EVERY = 1 << 16;

    private final DepthFirstOrder order;
    private final InboundRows inbound;
    private final IdArray dominators;
    private final IdArray ancestors;
    private final IdArray labels;
    private final IdArray path;

    /** Computes all dominators. */
    public Dominators(Scratch scratch, DepthFirstOrder order, InboundRows inbound, Cancellation cancellation) {
        this.order = order;
        this.inbound = inbound;
        long count = order.reached() + 1;
        dominators = scratch.ids(count, count);
        ancestors = scratch.ids(count, count);
        labels = scratch.ids(count, count);
        path = scratch.ids(count, count);
        for (long number = 1; number < count; number++) {
            ancestors.set(number, order.parent(number));
        }
        semidominators(count, cancellation);
        nearestCommonAncestors(count, cancellation);
        scratch.free(ancestors);
        scratch.free(labels);
        scratch.free(path);
    }

    /** The dominator's number, 0 for an object that only the virtual root dominates. */
    public long dominator(long number) {
        return dominators.get(number);
    }

    private void semidominators(long count, Cancellation cancellation) {
        for (long number = count - 1; number > 0; number--) {
            if ((number & (ASK_EVERY - 1)) == 0) {
                cancellation.check();
            }
            long semi = semidominator(number);
            dominators.set(number, semi);
            labels.set(number, semi);
        }
    }

    private long semidominator(long number) {
        long id = order.object(number);
        if (order.isRoot(id)) {
            return 0;
        }
        long semi = order.parent(number);
        long end = inbound.end(id);
        for (long at = inbound.start(id); at < end; at++) {
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

    private void nearestCommonAncestors(long count, Cancellation cancellation) {
        for (long number = 1; number < count; number++) {
            if ((number & (ASK_EVERY - 1)) == 0) {
                cancellation.check();
            }
            long semi = dominators.get(number);
            long dominator = order.parent(number);
            while (dominator > semi) {
                dominator = dominators.get(dominator);
            }
            dominators.set(number, dominator);
        }
    }
}
