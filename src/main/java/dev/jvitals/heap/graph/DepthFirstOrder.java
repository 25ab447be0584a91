package dev.jvitals.heap.graph;

import dev.jvitals.base.Cancellation;
import dev.jvitals.heap.column.IdArray;
import dev.jvitals.heap.column.Scratch;

/**
 * Numbers the reachable objects in the order of a depth-first walk from the roots, 1 for the first; 0 stands for the
 * virtual root above all roots, and for an object that was not reached.
 */
public final class DepthFirstOrder {
    private static final int ASK_EVERY = 1 << 16;

    private final ReferenceRows rows;
    private final IdArray numbers;
    private final IdArray objects;
    private final IdArray parents;
    private final IdArray stackObjects;
    private final IdArray stackParents;
    private final BitColumn roots;
    private long reached;
    private long height;

    /** An order that has reached nothing yet. */
    public DepthFirstOrder(Scratch scratch, ReferenceRows rows) {
        this.rows = rows;
        long count = rows.objects();
        numbers = scratch.ids(count, count + 1);
        objects = scratch.ids(count + 1, count + 1);
        parents = scratch.ids(count + 1, count + 1);
        roots = new BitColumn(scratch, count);
        long stack = rows.references() + 1; // each reference is pushed once at most
        stackObjects = scratch.ids(stack, count + 1);
        stackParents = scratch.ids(stack, count + 1);
    }

    /** Walks from one more root. */
    public void walkFrom(long root, Cancellation cancellation) {
        roots.set(root);
        push(root, 0);
        long sinceAsked = 0;
        while (height > 0) {
            if (++sinceAsked % ASK_EVERY == 0) {
                cancellation.check();
            }
            height--;
            long id = stackObjects.get(height);
            if (numbers.get(id) == 0) {
                visit(id, stackParents.get(height));
            }
        }
    }

    private void visit(long id, long parent) {
        long number = ++reached;
        numbers.set(id, number);
        objects.set(number, id);
        parents.set(number, parent);
        long row = rows.row(id);
        if (row != 0) {
            for (long at = row + rows.cell(row); at > row; at--) {
                long target = rows.cell(at);
                if (numbers.get(target) == 0) {
                    push(target, number);
                }
            }
        }
    }

    private void push(long id, long parent) {
        stackObjects.set(height, id);
        stackParents.set(height, parent);
        height++;
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

    /** The walk is over: its stack is given back. */
    public void freeStack(Scratch scratch) {
        scratch.free(stackObjects);
        scratch.free(stackParents);
    }
}
