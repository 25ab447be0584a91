package dev.jvitals.heap.graph;

import dev.jvitals.heap.column.IdList;
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
    private final IdList stack;

    private UnreachableRoots(Scratch scratch, ReferenceRows rows, DepthFirstOrder order) {
        this.rows = rows;
        this.order = order;
        this.met = new BitColumn(scratch, rows.objects());
        this.stack = new IdList(scratch, rows.objects(), rows.objects());
    }

    /** Walks {@code order} on from those objects, each of which is told to {@code found}. */
    public static void walk(
            Scratch scratch, ReferenceRows rows, DepthFirstOrder order, Steps steps, LongConsumer found) {
        long objects = rows.objects();
        UnreachableRoots trial = new UnreachableRoots(scratch, rows, order);
        IdList starts = new IdList(scratch, objects, objects);
        for (long id = 1; id < objects; id++) {
            if (order.number(id) == 0 && !trial.met.get(id)) {
                starts.add(id);
                trial.walkFrom(id, steps);
            }
        }
        while (starts.size() > 0) {
            long id = starts.removeLast();
            if (order.number(id) == 0) {
                found.accept(id);
                order.walkFrom(id, steps);
            }
        }
    }

    private void walkFrom(long start, Steps steps) {
        meet(start);
        for (long round = 0; stack.size() > 0; round++) {
            if (round % ASK_EVERY == 0) {
                steps.next(0);
            }
            long at = rows.row(stack.removeLast());
            if (at != 0) {
                long cell;
                do {
                    cell = rows.cell(at++);
                    long target = ReferenceRows.target(cell);
                    if (order.number(target) == 0 && !met.get(target)) {
                        meet(target);
                    }
                } while (!ReferenceRows.isLast(cell));
            }
        }
    }

    private void meet(long id) {
        met.set(id);
        stack.add(id);
    }
}
