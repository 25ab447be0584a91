package dev.jvitals.heap.graph;

import dev.jvitals.heap.column.IdArray;
import dev.jvitals.heap.column.Scratch;

/**
 * Who refers to an object: the outbound rows turned around by counting. Objects in a row are in ascending order of their
 * ids. One pass over all references counts, on one thread; one for each part fills the rows of that part's objects, so that
 * the places which a thread writes to are its own, and nearer to each other.
 */
public final class InboundRows {

    private final IdArray ends;
    private final IdArray sources;
    private final long references;
    private final ReferenceRows rows;
    private final long[] firsts;

    /** Counts; {@link #fill} is left to be done for each of {@code parts} parts. */
    public InboundRows(Scratch scratch, ReferenceRows rows, int parts, Steps steps) {
        this.rows = rows;
        long objects = rows.objects();
        references = rows.references();
        ends = scratch.ids(objects + 1, references + 1);
        sources = scratch.ids(references, objects);
        Blocks.up(0, objects, steps, new Count());
        // ends[id + 1] holds the count of row id; it becomes the row's start, and filling makes it its end
        Blocks.up(1, objects + 1, steps, new RunningSum(ends));
        firsts = new long[parts + 1];
        for (int part = 0; part <= parts; part++) {
            firsts[part] = part == parts ? objects : firstFrom(references / parts * part);
        }
    }

    /** Fills the rows of one part; several threads may fill a part each. */
    public void fill(int part, Steps steps) {
        Blocks.up(0, rows.objects(), steps, new Fill(firsts[part], firsts[part + 1]));
    }

    /** The first object whose row begins at {@code place} or later. */
    private long firstFrom(long place) {
        long low = 0;
        long high = rows.objects();
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (ends.get(middle + 1) < place) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private final class Count implements Blocks.Block {
        @Override
        public void run(long from, long to) {
            for (long id = from; id < to; id++) {
                long at = rows.row(id);
                if (at != 0) {
                    long cell;
                    do {
                        cell = rows.cell(at++);
                        ends.increment(ReferenceRows.target(cell) + 1);
                    } while (!ReferenceRows.isLast(cell));
                }
            }
        }
    }

    private final class Fill implements Blocks.Block {
        private final long first;
        private final long end;

        /** For objects from {@code first} to before {@code end}. */
        Fill(long first, long end) {
            this.first = first;
            this.end = end;
        }

        @Override
        public void run(long from, long to) {
            for (long id = from; id < to; id++) {
                long at = rows.row(id);
                if (at != 0) {
                    long cell;
                    do {
                        cell = rows.cell(at++);
                        long target = ReferenceRows.target(cell);
                        if (target >= first && target < end) {
                            sources.set(ends.increment(target + 1), id);
                        }
                    } while (!ReferenceRows.isLast(cell));
                }
            }
        }
    }

    public long references() {
        return references;
    }

    /** Where the object's row begins for {@link #source}. */
    public long start(long id) {
        return ends.get(id);
    }

    /** Where the object's row has ended. */
    public long end(long id) {
        return ends.get(id + 1);
    }

    public long source(long at) {
        return sources.get(at);
    }

    /** By id where the row begins, one more at the end. */
    public IdArray starts() {
        return ends;
    }

    /** All rows, one after the other. */
    public IdArray sources() {
        return sources;
    }

    public void free(Scratch scratch) {
        scratch.free(ends);
        scratch.free(sources);
    }
}
