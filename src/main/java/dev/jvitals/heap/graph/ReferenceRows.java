package dev.jvitals.heap.graph;

import dev.jvitals.heap.column.GrowingMemory;
import dev.jvitals.heap.column.IdArray;
import dev.jvitals.heap.column.Scratch;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Who refers to whom while dominators are computed: for each object a row of target ids, in the order that threads wrote
 * them. Threads write different rows at once, each through a {@link Pen} of its own; reading begins when all are done.
 *
 * <p>A cell holds a target's id, and in its lowest bit whether it is the row's last: lengths would be a third of all cells.
 */
public final class ReferenceRows {
    /** A thread claims so many cells at a time. */
    private static final int CLAIM = 1 << 19;
    /** A longer row is claimed by itself, so that never more than an eighth of a claim is left unused. */
    private static final int LARGE = CLAIM / 8;
    /** Whole pages of memory on every machine. */
    private static final long PAGES_BYTES = 1 << 16;
    /** Claims are multiples of this, and so whole pages. */
    private static final int GRAIN = 1 << 14;

    private final long objects;
    private final IdArray starts;
    private final GrowingMemory memory;
    private final IdArray cells;
    private final int cellBytes;
    /** Where in the memory the cells begin. */
    private final long cellsFrom;

    private final long capacity;
    private final AtomicLong claimed = new AtomicLong();
    private final AtomicLong references = new AtomicLong();

    /** Rows for {@code objects} objects with together at most {@code mostReferences} references. */
    public ReferenceRows(Scratch scratch, long objects, long mostReferences, int threads) {
        this.objects = objects;
        // of a claim at least 7/8 are used, or, of one that is a single row, 4/5
        this.capacity = 1 + mostReferences + mostReferences / 4 + (long) CLAIM * (threads + 1);
        this.cellBytes = IdArray.bytes(2 * objects);
        // side by side, so that they leave room for one column as long as both
        this.cellsFrom = (objects * IdArray.bytes(capacity) + PAGES_BYTES - 1) & -PAGES_BYTES;
        this.memory = scratch.growing(cellsFrom + capacity * cellBytes);
        this.memory.ensure(0, cellsFrom);
        this.starts = memory.ids(0, capacity);
        this.cells = memory.ids(cellsFrom, 2 * objects);
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

    /** Where the object's row begins for {@link #cell}, 0 where it refers to nothing. */
    public long row(long id) {
        return starts.get(id);
    }

    /** A cell, for {@link #target} and {@link #isLast}; the row goes on at the next place. */
    public long cell(long at) {
        return cells.get(at);
    }

    /** Whom the cell refers to. */
    public static long target(long cell) {
        return cell >>> 1;
    }

    /** Whether the row ends with that cell. */
    public static boolean isLast(long cell) {
        return (cell & 1) != 0;
    }

    /** How many cells the row has that begins there. */
    public long length(long row) {
        long at = row;
        while (!isLast(cell(at))) {
            at++;
        }
        return at + 1 - row;
    }

    /** So many references were written again in another row. */
    public void forget(long count) {
        references.addAndGet(-count);
    }

    public void free(Scratch scratch) {
        scratch.free(starts); // and the cells, whose memory begins with them
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

        /** Begins a row of at most {@code most} targets. */
        public void begin(long most) {
            if (most > end - next) {
                claim(most);
            }
            rowAt = next;
            rowAllowed = next + most;
        }

        private void claim(long cells) {
            long size = CLAIM;
            if (cells > LARGE) {
                size = (cells + GRAIN) & -GRAIN;
                restNext = next;
                restEnd = end;
            }
            long start = claimed.getAndAdd(size);
            end = start + size;
            if (end > capacity) {
                throw new IllegalStateException("more references than announced");
            }
            memory.ensure(cellsFrom + start * cellBytes, cellsFrom + end * cellBytes);
            next = Math.max(1, start); // no row begins at 0
        }

        public void add(long target) {
            if (next < rowAllowed) {
                cells.set(next++, target << 1);
            }
        }

        /** Ends the row, which is now the object's; an older one is forgotten. An empty row takes no space. */
        public void end(long id) {
            if (next == rowAt) {
                starts.set(id, 0);
            } else {
                cells.set(next - 1, cells.get(next - 1) | 1);
                starts.set(id, rowAt);
                written += next - rowAt;
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
