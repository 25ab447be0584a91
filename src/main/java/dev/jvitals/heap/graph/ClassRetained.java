package dev.jvitals.heap.graph;

import dev.jvitals.base.Cancellation;
import dev.jvitals.heap.column.IdArray;
import dev.jvitals.heap.column.LongSource;
import dev.jvitals.heap.column.Scratch;

/**
 * For each class the least that its objects retain together: the retained bytes of those that no object of the same class
 * dominates. What MAT shows as "≥" in its histogram. One walk over the dominator tree.
 */
public final class ClassRetained {
    private static final int ASK_EVERY = 1 << 16;

    private ClassRetained() {}

    /** The sums by class; {@code classOf} gives the class, below {@code classes}, by object id. */
    public static long[] least(
            Scratch scratch,
            DepthFirstOrder order,
            Dominators dominators,
            RetainedSizes retained,
            LongSource classOf,
            int classes,
            Cancellation cancellation) {
        long count = order.reached() + 1;
        IdArray firstChild = scratch.ids(count, count);
        IdArray sibling = scratch.ids(count, count);
        for (long number = count - 1; number > 0; number--) {
            long dominator = dominators.dominator(number);
            sibling.set(number, firstChild.get(dominator));
            firstChild.set(dominator, number);
        }
        long[] bytes = new long[classes];
        long[] above = new long[classes];
        long number = firstChild.get(0);
        long steps = 0;
        while (number != 0) {
            if (++steps % ASK_EVERY == 0) {
                cancellation.check();
            }
            int type = (int) classOf.get(order.object(number));
            if (above[type] == 0) {
                bytes[type] += retained.bytes(number);
            }
            long next = firstChild.get(number);
            if (next != 0) {
                above[type]++;
            } else {
                next = sibling.get(number);
                while (next == 0) {
                    number = dominators.dominator(number);
                    if (number == 0) {
                        break;
                    }
                    above[(int) classOf.get(order.object(number))]--;
                    next = sibling.get(number);
                }
            }
            number = next;
        }
        scratch.free(firstChild);
        scratch.free(sibling);
        return bytes;
    }
}
