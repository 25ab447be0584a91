package dev.jvitals.heap.graph;

import dev.jvitals.heap.column.GrowingMemory;
import dev.jvitals.heap.column.IdArray;
import dev.jvitals.heap.column.Scratch;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Who refers to whom while dominators are computed: for each object a row of target ids, in the order that threads wrote
 * them. Threads write different rows at once, each through a {@link Pen} of its own; reading begins when all are done.
 */
public final class ReferenceRows {
    /** A thread claims so many numbers at a time. */
    private static final int CLAIM = 1 << 16;

    private final long objects;
    private final IdArray starts;
    private final GrowingMemory memory;
    private final IdArray cells;
    private final int cellBytes;
    private final long capacity;
    private final AtomicLong claimed = new AtomicLong(1);
    private final AtomicLong references = new AtomicLong();

    /** Rows for {@code objects} objects with together at most {@code mostReferences} references. */
    public ReferenceRows(Scratch scratch, long objects, long mostReferences, int threads) {
        this.objects = objects;
        this.capacity = 1 + mostReferences + objects + (long) CLAIM * (threads + 1);
        this.cellBytes = IdArray.bytes(objects + 1);
        this.memory = scratch.growing(capacity * cellBytes);
        this.cells = memory.ids(objects + 1);
        this.starts = scratch.ids(objects, capacity);
    }

    public long objects() {
        return objects;
    }

    /** Places of cells are below this. */
    long capacity() {
        return capacity;
    }

    /** How many references all rows have together. */
    public long references() {
        return references.get();
    }

    /** Where the object's row is for {@link #cell}, 0 where it refers to nothing: first the length, then the targets. */
    public long row(long id) {
        return starts.get(id);
    }

    public long cell(long at) {
        return cells.get(at);
    }

    /** So many references were written again in another row. */
    public void forget(long count) {
        references.addAndGet(-count);
    }

    public void free(Scratch scratch) {
        scratch.free(starts);
        scratch.free(cells);
    }

    /** Writes rows from one thread. */
    public final class Pen {
        private long next;
        private long end;
        private long rowAt;
        private long rowAllowed;
        private long written;

        /** Begins a row of at most {@code most} targets for the object; an older row of it is forgotten. */
        public void begin(long id, long most) {
            if (most >= end - next) {
                long size = Math.max(CLAIM, most + 1);
                next = claimed.getAndAdd(size);
                end = next + size;
                if (end > capacity) {
                    throw new IllegalStateException("more references than announced");
                }
                memory.ensure(end * cellBytes);
            }
            rowAt = next++;
            rowAllowed = next + most;
            starts.set(id, rowAt);
        }

        public void add(long target) {
            if (next < rowAllowed) {
                cells.set(next++, target);
            }
        }

        /** Ends the row; an empty one takes no space. */
        public void end(long id) {
            long length = next - rowAt - 1;
            if (length == 0) {
                next = rowAt;
                starts.set(id, 0);
            } else {
                cells.set(rowAt, length);
                written += length;
            }
        }

        /** Hands the rows over. */
        public void done() {
            references.addAndGet(written);
            written = 0;
        }
    }
}
