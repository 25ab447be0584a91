package dev.jvitals.heap.graph;

import dev.jvitals.heap.column.IdArray;
import dev.jvitals.heap.column.IdList;
import dev.jvitals.heap.column.Scratch;

/**
 * Numbers the reachable objects in the order of a depth-first walk from the roots, 1 for the first; 0 stands for the
 * virtual root above all roots, and for an object that was not reached. Each reference is looked at once; objects that
 * refer to nothing are numbered in passing.
 */
public final class DepthFirstOrder {
    /** What the stack keeps of an unfinished row: where it goes on, and its object's number. */
    private static final int FRAME = 2;

    private final ReferenceRows rows;
    private final IdArray numbers;
    private final IdArray objects;
    private final IdArray parents;
    private final BitColumn roots;
    private final IdList stack;
    private long reached;
    /** Where the row goes on whose object has {@link #number}; 0 behind its end. */
    private long at;

    private long number;

    /** An order that has reached nothing yet. */
    public DepthFirstOrder(Scratch scratch, ReferenceRows rows) {
        this.rows = rows;
        long count = rows.objects();
        numbers = scratch.ids(count, count + 1);
        objects = scratch.ids(count + 1, count + 1);
        parents = scratch.ids(count + 1, count + 1);
        roots = new BitColumn(scratch, count);
        stack = new IdList(scratch, FRAME * (count + 1), Math.max(rows.capacity(), count) + 1);
    }

    /** Walks from one more root. */
    public void walkFrom(long root, Steps steps) {
        roots.set(root);
        if (numbers.get(root) != 0) {
            return;
        }
        number(root, 0);
        number = reached;
        at = rows.row(root);
        do {
            steps.next(Blocks.ROUNDS);
        } while (walk());
    }

    /** Follows some references; false when none is left. */
    private boolean walk() {
        for (int step = 0; step < Blocks.ROUNDS; step++) {
            if (at == 0) {
                if (stack.size() == 0) {
                    return false;
                }
                number = stack.removeLast();
                at = stack.removeLast();
            }
            long cell = rows.cell(at);
            at = ReferenceRows.isLast(cell) ? 0 : at + 1;
            long target = ReferenceRows.target(cell);
            if (numbers.get(target) == 0) {
                number(target, number);
                long row = rows.row(target);
                if (row != 0) {
                    if (at != 0) {
                        stack.add(at);
                        stack.add(number);
                    }
                    number = reached;
                    at = row;
                }
            }
        }
        return true;
    }

    private void number(long id, long parent) {
        long next = ++reached;
        numbers.set(id, next);
        objects.set(next, id);
        parents.set(next, parent);
    }

    /** How many objects were reached. */
    public long reached() {
        return reached;
    }

    /** The object's number, 0 where it was not reached. */
    public long number(long id) {
        return numbers.get(id);
    }

    /** The object with that number. */
    public long object(long number) {
        return objects.get(number);
    }

    /** The number of the object that the walk came from, 0 at a root. */
    public long parent(long number) {
        return parents.get(number);
    }

    boolean isRoot(long id) {
        return roots.get(id);
    }

    /** Gives the memory back. */
    public void free(Scratch scratch) {
        scratch.free(numbers);
        scratch.free(objects);
        scratch.free(parents);
        roots.free(scratch);
        stack.free(scratch);
    }
}
