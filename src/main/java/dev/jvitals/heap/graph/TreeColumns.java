package dev.jvitals.heap.graph;

import dev.jvitals.heap.column.IdArray;
import dev.jvitals.heap.column.Scratch;

/**
 * The dominator tree by object id: whom each object hangs below, and what it retains. One pass backwards over the
 * depth-first order; after it nobody needs the order's numbers any more.
 */
public final class TreeColumns {
    /** Codes of {@link #dominators}: not reached; below none; from here on, the dominator's id plus this. */
    public static final long UNREACHED = 0;

    public static final long TOP = 1;
    public static final long FIRST = 2;

    private final IdArray dominators;
    private final IdArray retained;
    private final long reached;
    private final long total;

    /** {@code sizes} are the objects' own sizes by id, in any unit; retained sizes are in the same. */
    public TreeColumns(
            Scratch scratch, long objects, DepthFirstOrder order, Dominators tree, IdArray sizes, Steps steps) {
        reached = order.reached();
        dominators = scratch.ids(objects, objects + FIRST);
        Sum sum = new Sum(sizes);
        Blocks.up(0, objects, steps, sum);
        total = sum.sum;
        retained = scratch.ids(objects, total + 1);
        Blocks.down(1, reached + 1, steps, new AddUp(order, tree, sizes));
    }

    private static final class Sum implements Blocks.Block {
        private final IdArray sizes;
        private long sum;

        Sum(IdArray sizes) {
            this.sizes = sizes;
        }

        @Override
        public void run(long from, long to) {
            long more = 0;
            for (long id = from; id < to; id++) {
                more += sizes.get(id);
            }
            sum += more;
        }
    }

    private final class AddUp implements Blocks.Block {
        private final DepthFirstOrder order;
        private final Dominators tree;
        private final IdArray sizes;

        AddUp(DepthFirstOrder order, Dominators tree, IdArray sizes) {
            this.order = order;
            this.tree = tree;
            this.sizes = sizes;
        }

        @Override
        public void run(long from, long to) {
            for (long number = to - 1; number >= from; number--) {
                long id = order.object(number);
                long size = retained.get(id) + sizes.get(id);
                retained.set(id, size);
                long above = tree.dominator(number);
                if (above == 0) {
                    dominators.set(id, TOP);
                } else {
                    long dominator = order.object(above);
                    dominators.set(id, dominator + FIRST);
                    retained.set(dominator, retained.get(dominator) + size);
                }
            }
        }
    }

    /** How many objects are reached. */
    public long reached() {
        return reached;
    }

    /** What all objects take themselves, in the unit of their sizes; nothing retains more. */
    long total() {
        return total;
    }

    public boolean isReached(long id) {
        return dominators.get(id) != UNREACHED;
    }

    /** The objects' dominators by id, coded. */
    public IdArray dominators() {
        return dominators;
    }

    /** Retained sizes by id, 0 for what is not reached. */
    public IdArray retained() {
        return retained;
    }
}
