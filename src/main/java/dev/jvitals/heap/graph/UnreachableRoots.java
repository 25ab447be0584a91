package dev.jvitals.heap.graph;

import dev.jvitals.heap.column.GrowingMemory;
import dev.jvitals.heap.column.IdArray;
import dev.jvitals.heap.column.Scratch;
import java.util.function.LongConsumer;

/**
 * The fewest objects that all unreached ones can be reached from: those that nothing refers to, and one of each cycle that
 * nothing outside of it refers to. A trial walk from each object in turn that is still unmet starts in every such cycle once;
 * starts that a later start reaches are superfluous, so going through them backwards leaves the fewest.
 */
public final class UnreachableRoots {
    private static final int ASK_EVERY = 1 << 14;

    private final ReferenceRows rows;
    private final DepthFirstOrder order;
    private final BitColumn met;
    private final GrowingMemory stackMemory;
    private final IdArray stack;
    private final int cellBytes;
    private long stackReady;
    private long height;

    private UnreachableRoots(Scratch scratch, ReferenceRows rows, DepthFirstOrder order) {
        this.rows = rows;
        this.order = order;
        this.met = new BitColumn(scratch, rows.objects());
        this.cellBytes = IdArray.bytes(rows.objects());
        this.stackMemory = scratch.growing(rows.objects() * cellBytes);
        this.stack = stackMemory.ids(rows.objects());
    }

    /** Walks {@code order} on from those objects, each of which is told to {@code found}. */
    public static void walk(
            Scratch scratch, ReferenceRows rows, DepthFirstOrder order, Steps steps, LongConsumer found) {
        long objects = rows.objects();
        UnreachableRoots trial = new UnreachableRoots(scratch, rows, order);
        GrowingMemory memory = scratch.growing(objects * trial.cellBytes);
        IdArray starts = memory.ids(objects);
        long count = 0;
        for (long id = 1; id < objects; id++) {
            if (order.number(id) == 0 && !trial.met.get(id)) {
                memory.ensure((count + 1) * trial.cellBytes);
                starts.set(count++, id);
                trial.walkFrom(id, steps);
            }
        }
        while (count > 0) {
            long id = starts.get(--count);
            if (order.number(id) == 0) {
                found.accept(id);
                order.walkFrom(id, steps);
            }
        }
    }

    private void walkFrom(long start, Steps steps) {
        meet(start);
        for (long round = 0; height > 0; round++) {
            if (round % ASK_EVERY == 0) {
                steps.next(0);
            }
            long row = rows.row(stack.get(--height));
            for (long at = row + (row == 0 ? 0 : rows.cell(row)); at > row; at--) {
                long target = rows.cell(at);
                if (order.number(target) == 0 && !met.get(target)) {
                    meet(target);
                }
            }
        }
    }

    private void meet(long id) {
        met.set(id);
        if (height == stackReady) {
            stackReady = Math.max(1 << 16, stackReady * 2);
            stackMemory.ensure(stackReady * cellBytes);
        }
        stack.set(height++, id);
    }
}
