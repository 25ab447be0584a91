package dev.jvitals.heap.graph;

import dev.jvitals.heap.column.IdArray;
import dev.jvitals.heap.column.IdList;
import dev.jvitals.heap.column.Scratch;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * For each class the least that its objects retain together: the retained size of those that no object of the same class
 * dominates. What MAT shows as "≥" in its histogram. One walk over the dominator tree, by as many threads as call
 * {@link #walk}.
 */
public final class ClassRetained {
    /** Enough that threads end at about the same time. */
    private static final int PIECES = 64;
    /** What the stack keeps of an object whose children are being visited: itself, where they go on, where they end. */
    private static final int FRAME = 3;

    private final Scratch scratch;
    private final DominatedOrder order;
    private final IdArray retained;
    private final IdArray classOf;
    private final List<TreeCut.Range> ranges;
    private final AtomicInteger taken = new AtomicInteger();
    private final long[] sums;

    /** Sums in the tree's unit; {@code classOf} gives the class, below {@code classes}, by object id. */
    public ClassRetained(Scratch scratch, DominatedOrder order, TreeColumns tree, IdArray classOf, int classes) {
        this(scratch, order, tree, classOf, classes, PIECES);
    }

    ClassRetained(Scratch scratch, DominatedOrder order, TreeColumns tree, IdArray classOf, int classes, int pieces) {
        this.scratch = scratch;
        this.order = order;
        this.retained = tree.retained();
        this.classOf = classOf;
        this.sums = new long[classes];
        TreeCut cut = new TreeCut(order, tree, pieces);
        this.ranges = cut.ranges();
        cut.nodes().forEach(this::add);
    }

    private void add(TreeCut.Node node) {
        int type = type(node.id());
        for (TreeCut.Node above = node.above(); above != null; above = above.above()) {
            if (type(above.id()) == type) {
                return;
            }
        }
        sums[type] += retained.get(node.id());
    }

    /** Walks over pieces of the tree until none is left that nobody has begun. */
    public void walk(Steps steps) {
        Walk walk = new Walk();
        for (int next = taken.getAndIncrement(); next < ranges.size(); next = taken.getAndIncrement()) {
            walk.over(ranges.get(next), steps);
        }
        walk.end();
    }

    /** The sums by class, once all threads are back from {@link #walk}. */
    public long[] sums() {
        return sums;
    }

    private int type(long id) {
        return (int) classOf.get(id);
    }

    private synchronized void add(long[] more) {
        for (int type = 0; type < sums.length; type++) {
            sums[type] += more[type];
        }
    }

    /** One thread's walk. */
    private final class Walk {
        private final long[] found = new long[sums.length];
        private final int[] above = new int[sums.length];
        private final IdList stack = new IdList(
                scratch, FRAME * (order.size() + 1), Math.max(order.objects().limit(), order.size() + 1));
        private long at;
        private long end;

        void over(TreeCut.Range range, Steps steps) {
            count(range.above(), 1);
            at = range.from();
            end = range.end();
            do {
                steps.next(Blocks.ROUNDS);
            } while (visit());
            count(range.above(), -1);
        }

        void end() {
            stack.free(scratch);
            add(found);
        }

        private void count(TreeCut.@Nullable Node lowest, int change) {
            for (TreeCut.Node node = lowest; node != null; node = node.above()) {
                above[type(node.id())] += change;
            }
        }

        /** Visits some objects; false when none is left. */
        private boolean visit() {
            for (int step = 0; step < Blocks.ROUNDS; step++) {
                while (at == end) {
                    if (stack.size() == 0) {
                        return false;
                    }
                    above[(int) stack.removeLast()]--;
                    end = stack.removeLast();
                    at = stack.removeLast();
                }
                long id = order.object(at++);
                int type = type(id);
                if (above[type] == 0) {
                    found[type] += retained.get(id);
                }
                long first = order.start(id);
                long last = order.end(id);
                if (first != last) {
                    stack.add(at);
                    stack.add(end);
                    stack.add(type);
                    above[type]++;
                    at = first;
                    end = last;
                }
            }
            return true;
        }
    }
}
