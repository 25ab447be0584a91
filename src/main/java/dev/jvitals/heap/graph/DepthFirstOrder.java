package dev.jvitals.heap.graph;

import dev.jvitals.heap.column.GrowingMemory;
import dev.jvitals.heap.column.IdArray;
import dev.jvitals.heap.column.Scratch;

/**
 * Numbers the reachable objects in the order of a depth-first walk from the roots, 1 for the first; 0 stands for the
 * virtual root above all roots, and for an object that was not reached. Each reference is looked at once; objects that
 * refer to nothing are numbered in passing.
 */
public final class DepthFirstOrder {
    /** What the stack keeps of an unfinished row: where it goes on, where it ends, and its object's number. */
    private static final int FRAME = 3;

    private final ReferenceRows rows;
    private final IdArray numbers;
    private final IdArray objects;
    private final IdArray parents;
    private final BitColumn roots;
    private final GrowingMemory stackMemory;
    private final IdArray stack;
    private final int stackCellBytes;
    private long stackReady;
    private long height;
    private long reached;
    private long at;
    private long end;
    private long number;

    /** An order that has reached nothing yet. */
    public DepthFirstOrder(Scratch scratch, ReferenceRows rows) {
        this.rows = rows;
        long count = rows.objects();
        numbers = scratch.ids(count, count + 1);
        objects = scratch.ids(count + 1, count + 1);
        parents = scratch.ids(count + 1, count + 1);
        roots = new BitColumn(scratch, count);
        long limit = Math.max(rows.capacity(), count) + 1;
        stackCellBytes = IdArray.bytes(limit);
        stackMemory = scratch.growing(FRAME * (count + 1) * stackCellBytes);
        stack = stackMemory.ids(limit);
    }

    /** Walks from one more root. */
    public void walkFrom(long root, Steps steps) {
        roots.set(root);
        if (numbers.get(root) != 0) {
            return;
        }
        number(root, 0);
        long row = rows.row(root);
        if (row != 0) {
            number = reached;
            at = row + 1;
            end = at + rows.cell(row);
            do {
                steps.next(Blocks.ROUNDS);
            } while (walk());
        }
    }

    /** Follows some references; false when none is left. */
    private boolean walk() {
        for (int step = 0; step < Blocks.ROUNDS; step++) {
            if (at == end) {
                if (height == 0) {
                    return false;
                }
                pop();
            }
            long target = rows.cell(at++);
            if (numbers.get(target) == 0) {
                number(target, number);
                long row = rows.row(target);
                if (row != 0) {
                    if (at != end) {
                        push();
                    }
                    number = reached;
                    at = row + 1;
                    end = at + rows.cell(row);
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

    private void push() {
        long top = height * FRAME;
        if (top + FRAME > stackReady) {
            stackReady = Math.max(1 << 16, stackReady * 2);
            stackMemory.ensure(stackReady * stackCellBytes);
        }
        stack.set(top, at);
        stack.set(top + 1, end);
        stack.set(top + 2, number);
        height++;
    }

    private void pop() {
        long top = --height * FRAME;
        at = stack.get(top);
        end = stack.get(top + 1);
        number = stack.get(top + 2);
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
    }
}
