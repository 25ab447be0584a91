package dev.jvitals.heap.graph;

import dev.jvitals.heap.column.IdArray;
import dev.jvitals.heap.column.Scratch;

/**
 * All reached objects sorted by their dominator's code (see {@link TreeColumns}), and below one dominator by retained size,
 * largest first, then by id. Whoever knows each object's dominator finds its children here by binary search.
 */
public final class DominatedOrder {

    private final TreeColumns tree;
    private final IdArray ends;
    private final IdArray objects;
    private final Scratch scratch;
    private final long codes;

    /** Groups the objects; {@link #sort} is left to be done. */
    public DominatedOrder(Scratch scratch, TreeColumns tree, long objectCount, Steps steps) {
        this.tree = tree;
        this.scratch = scratch;
        this.codes = objectCount + TreeColumns.FIRST;
        this.objects = scratch.ids(tree.reached(), objectCount);
        this.ends = scratch.ids(codes, tree.reached() + 1);
        Blocks.up(0, objectCount, steps, new Count());
        Blocks.up(0, codes, steps, new RunningSum(ends)); // and filling makes them ends
        Blocks.up(0, objectCount, steps, new Fill());
    }

    /** Sorts part {@code part} of {@code parts}; several threads may sort a part each. */
    public void sort(int part, int parts, Steps steps) {
        GroupSort sort = new GroupSort(scratch, objects, tree.retained());
        long end = part == parts - 1 ? codes : firstOf(part + 1, parts);
        Blocks.up(firstOf(part, parts), end, steps, new Sort(sort));
    }

    private long firstOf(int part, int parts) {
        return TreeColumns.TOP + (codes - TreeColumns.TOP) / parts * part;
    }

    public long size() {
        return tree.reached();
    }

    /** The sorted objects. */
    public IdArray objects() {
        return objects;
    }

    /** The sorted object at a place. */
    long object(long at) {
        return objects.get(at);
    }

    /** Where the objects that {@code id} dominates begin. */
    long start(long id) {
        return ends.get(id + TreeColumns.FIRST - 1);
    }

    /** Where the objects that {@code id} dominates have ended. */
    long end(long id) {
        return ends.get(id + TreeColumns.FIRST);
    }

    /** How many objects are below none; they come first. */
    long tops() {
        return ends.get(TreeColumns.TOP);
    }

    /** Gives back all but the sorted objects. */
    public void freeGroups(Scratch scratch) {
        scratch.free(ends);
    }

    private final class Count implements Blocks.Block {
        private final IdArray dominators = tree.dominators();

        @Override
        public void run(long from, long to) {
            for (long id = from; id < to; id++) {
                long code = dominators.get(id);
                if (code != TreeColumns.UNREACHED) {
                    ends.increment(code);
                }
            }
        }
    }

    private final class Fill implements Blocks.Block {
        private final IdArray dominators = tree.dominators();

        @Override
        public void run(long from, long to) {
            for (long id = from; id < to; id++) {
                long code = dominators.get(id);
                if (code != TreeColumns.UNREACHED) {
                    objects.set(ends.increment(code), id);
                }
            }
        }
    }

    private final class Sort implements Blocks.Block {
        private final GroupSort sort;

        Sort(GroupSort sort) {
            this.sort = sort;
        }

        @Override
        public void run(long from, long to) {
            long start = ends.get(from - 1);
            for (long code = from; code < to; code++) {
                long end = ends.get(code);
                if (end - start > 1) {
                    sort.sort(start, end - start);
                }
                start = end;
            }
        }
    }
}
