package dev.jvitals.heap.graph;

import dev.jvitals.heap.column.IdArray;
import dev.jvitals.heap.column.LongSource;
import dev.jvitals.heap.column.Scratch;

/** Retained bytes of each reached object: its own and those of all objects it dominates. One pass, backwards. */
public final class RetainedSizes {
    private final IdArray retained;

    /** {@code shallowBytes} by object id. */
    public RetainedSizes(Scratch scratch, DepthFirstOrder order, Dominators dominators, LongSource shallowBytes) {
        long count = order.reached() + 1;
        retained = scratch.ids(count, Long.MAX_VALUE);
        for (long number = count - 1; number > 0; number--) {
            long bytes = retained.get(number) + shallowBytes.get(order.object(number));
            retained.set(number, bytes);
            long dominator = dominators.dominator(number);
            retained.set(dominator, retained.get(dominator) + bytes);
        }
    }

    /** By number of the depth-first order; at 0 the sum of all. */
    public long bytes(long number) {
        return retained.get(number);
    }
}
