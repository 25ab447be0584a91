package dev.jvitals.heap.build;

import dev.jvitals.heap.column.IdArray;
import dev.jvitals.heap.column.IndexFileWriter;
import dev.jvitals.heap.column.Scratch;
import dev.jvitals.heap.graph.Blocks;
import dev.jvitals.heap.graph.Steps;

/**
 * Which objects each class has, for all classes that do not have many: threads, class loaders and buffers are found at once,
 * however large the heap. One pass over the class column.
 */
final class InstanceLists {
    /** So many objects are always few. */
    private static final long FEW = 4096;
    /** Otherwise one in so many of all: with thousands of classes the lists stay small beside the other columns. */
    private static final long SHARE = 1024;

    private final IdArray classes;
    private final long[] starts;
    private final long[] next;
    private final boolean[] isListed;
    private final IdArray lists;

    /** {@code counts} says by class how many objects of it are among {@code objects}; {@code classes} is by object id. */
    InstanceLists(Scratch scratch, IdArray classes, long objects, long[] counts, Steps steps) {
        this.classes = classes;
        this.starts = new long[counts.length + 1];
        this.isListed = new boolean[counts.length];
        for (int i = 0; i < counts.length; i++) {
            isListed[i] = counts[i] <= Math.max(FEW, objects / SHARE);
            starts[i + 1] = starts[i] + (isListed[i] ? counts[i] : 0);
        }
        this.next = starts.clone();
        this.lists = scratch.ids(starts[counts.length], objects);
        Blocks.up(0, objects, steps, new Fill());
    }

    private final class Fill implements Blocks.Block {
        @Override
        public void run(long from, long to) {
            for (long id = from; id < to; id++) {
                int type = (int) classes.get(id);
                if (isListed[type]) {
                    lists.set(next[type]++, id);
                }
            }
        }
    }

    void write(IndexFileWriter target) {
        target.column(
                IndexFormat.INSTANCE_STARTS,
                starts.length,
                (from, block, count) -> System.arraycopy(starts, (int) from, block, 0, count));
        target.column(IndexFormat.INSTANCES, starts[starts.length - 1], lists);
    }
}
