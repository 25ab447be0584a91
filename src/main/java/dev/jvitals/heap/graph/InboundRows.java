package dev.jvitals.heap.graph;

import dev.jvitals.heap.column.IdArray;
import dev.jvitals.heap.column.Scratch;

/**
 * Who refers to an object: the outbound rows turned around by counting. Objects in a row are in ascending order of their
 * ids. Two passes over all references.
 */
public final class InboundRows {

    private final IdArray ends;
    private final IdArray sources;
    private final long references;

    /** Turns {@code rows} around. */
    public InboundRows(Scratch scratch, ReferenceRows rows, Steps steps) {
        long objects = rows.objects();
        references = rows.references();
        ends = scratch.ids(objects + 1, references + 1);
        sources = scratch.ids(references, objects);
        Blocks.up(0, objects, steps, new Count(rows));
        // ends[id + 1] holds the count of row id; it becomes the row's start, and filling makes it its end
        Blocks.up(1, objects + 1, steps, new RunningSum(ends));
        Blocks.up(0, objects, steps, new Fill(rows));
    }

    private final class Count implements Blocks.Block {
        private final ReferenceRows rows;

        Count(ReferenceRows rows) {
            this.rows = rows;
        }

        @Override
        public void run(long from, long to) {
            for (long id = from; id < to; id++) {
                long row = rows.row(id);
                if (row != 0) {
                    for (long at = row + rows.cell(row); at > row; at--) {
                        ends.increment(rows.cell(at) + 1);
                    }
                }
            }
        }
    }

    private final class Fill implements Blocks.Block {
        private final ReferenceRows rows;

        Fill(ReferenceRows rows) {
            this.rows = rows;
        }

        @Override
        public void run(long from, long to) {
            for (long id = from; id < to; id++) {
                long row = rows.row(id);
                if (row != 0) {
                    for (long at = row + rows.cell(row); at > row; at--) {
                        sources.set(ends.increment(rows.cell(at) + 1), id);
                    }
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
