package dev.jvitals.heap.graph;

import dev.jvitals.heap.column.GrowingMemory;
import dev.jvitals.heap.column.IdArray;
import dev.jvitals.heap.column.Scratch;

/**
 * For each class the least that its objects retain together: the retained size of those that no object of the same class
 * dominates. What MAT shows as "≥" in its histogram. One walk over the dominator tree.
 */
public final class ClassRetained {
    /** What the stack keeps of an object whose children are being visited: itself, where they go on, where they end. */
    private static final int FRAME = 3;

    private final DominatedOrder order;
    private final IdArray objects;
    private final IdArray retained;
    private final IdArray classOf;
    private final long[] sums;
    private final int[] above;
    private final GrowingMemory stackMemory;
    private final IdArray stack;
    private final int stackCellBytes;
    private long stackReady;
    private long height;
    private long at;
    private long end;

    private ClassRetained(Scratch scratch, DominatedOrder order, TreeColumns tree, IdArray classOf, int classes) {
        this.order = order;
        this.objects = order.objects();
        this.retained = tree.retained();
        this.classOf = classOf;
        this.sums = new long[classes];
        this.above = new int[classes];
        long limit = Math.max(objects.limit(), order.size() + 1);
        this.stackCellBytes = IdArray.bytes(limit);
        this.stackMemory = scratch.growing(FRAME * (order.size() + 1) * stackCellBytes);
        this.stack = stackMemory.ids(limit);
        this.end = order.tops();
    }

    /** The sums by class, in the tree's unit; {@code classOf} gives the class, below {@code classes}, by object id. */
    public static long[] least(
            Scratch scratch, DominatedOrder order, TreeColumns tree, IdArray classOf, int classes, Steps steps) {
        ClassRetained walk = new ClassRetained(scratch, order, tree, classOf, classes);
        do {
            steps.next(Blocks.ROUNDS);
        } while (walk.walk());
        return walk.sums;
    }

    /** Visits some objects; false when none is left. */
    private boolean walk() {
        for (int step = 0; step < Blocks.ROUNDS; step++) {
            while (at == end) {
                if (height == 0) {
                    return false;
                }
                pop();
            }
            long id = objects.get(at++);
            int type = (int) classOf.get(id);
            if (above[type] == 0) {
                sums[type] += retained.get(id);
            }
            long first = order.start(id);
            long last = order.end(id);
            if (first != last) {
                push(type);
                above[type]++;
                at = first;
                end = last;
            }
        }
        return true;
    }

    private void push(int type) {
        long top = height * FRAME;
        if (top + FRAME > stackReady) {
            stackReady = Math.max(1 << 16, stackReady * 2);
            stackMemory.ensure(stackReady * stackCellBytes);
        }
        stack.set(top, at);
        stack.set(top + 1, end);
        stack.set(top + 2, type);
        height++;
    }

    private void pop() {
        long top = --height * FRAME;
        at = stack.get(top);
        end = stack.get(top + 1);
        above[(int) stack.get(top + 2)]--;
    }
}
