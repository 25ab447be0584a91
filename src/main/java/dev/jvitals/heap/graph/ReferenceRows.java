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
    /** A thread claims so many cells at a time. */
    private static final int CLAIM = 1 << 16;
    /** A longer row is claimed by itself, so that never more than an eighth of a claim is left unused. */
    private static final int LARGE = CLAIM / 8;

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
        long most = mostReferences + objects;
        this.capacity = 1 + most + most / 7 + (long) CLAIM * (threads + 1); // of a claim at least 7/8 are used
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
        /** What was left of the last claim when a large row needed one of its own. */
        private long restNext;

        private long restEnd;
        private long rowAt;
        private long rowAllowed;
        private long written;

        /** Begins a row of at most {@code most} targets for the object; an older row of it is forgotten. */
        public void begin(long id, long most) {
            if (most >= end - next) {
                claim(most + 1);
            }
            rowAt = next++;
            rowAllowed = next + most;
            starts.set(id, rowAt);
        }

        private void claim(long cells) {
            long size = cells;
            if (cells > LARGE) {
                restNext = next;
                restEnd = end;
            } else {
                size = CLAIM;
            }
            next = claimed.getAndAdd(size);
            end = next + size;
            if (end > capacity) {
                throw new IllegalStateException("more references than announced");
            }
            memory.ensure(end * cellBytes);
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
            if (restEnd != 0) {
                goOnWhereMoreIsLeft();
            }
        }

        private void goOnWhereMoreIsLeft() {
            if (restEnd - restNext > end - next) {
                next = restNext;
                end = restEnd;
            }
            restNext = 0;
            restEnd = 0;
        }

        /** Hands the rows over. */
        public void done() {
            references.addAndGet(written);
            written = 0;
        }
    }
}
