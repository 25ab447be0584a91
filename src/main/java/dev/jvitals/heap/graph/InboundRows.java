package dev.jvitals.heap.graph;

import dev.jvitals.base.Cancellation;
import dev.jvitals.heap.column.IdArray;
import dev.jvitals.heap.column.Scratch;

/**
 * Who refers to an object: the outbound rows turned around by counting. Objects in a row are in ascending order of their
 * ids. Two passes over all references.
 */
public final class InboundRows {
    private static final int ASK_EVERY = 1 << 16;

    private final IdArray ends;
    private final IdArray sources;
    private final long references;

    /** Turns {@code rows} around. */
    public InboundRows(Scratch scratch, ReferenceRows rows, Cancellation cancellation) {
        long objects = rows.objects();
        references = rows.references();
        ends = scratch.ids(objects + 1, references + 1);
        sources = scratch.ids(references, objects);
        count(rows, cancellation);
        fill(rows, cancellation);
    }

    private void count(ReferenceRows rows, Cancellation cancellation) {
        long objects = rows.objects();
        for (long id = 0; id < objects; id++) {
            if ((id & (ASK_EVERY - 1)) == 0) {
                cancellation.check();
            }
            long row = rows.row(id);
            if (row != 0) {
                for (long at = row + rows.cell(row); at > row; at--) {
                    ends.increment(rows.cell(at) + 1);
                }
            }
        }
    }

    private void fill(ReferenceRows rows, Cancellation cancellation) {
        long objects = rows.objects();
        long start =
                0; // ends[id + 1] held the count of row id; it becomes the row's start, and filling makes it its end
        for (long id = 1; id <= objects; id++) {
            long count = ends.get(id);
            ends.set(id, start);
            start += count;
        }
        for (long id = 0; id < objects; id++) {
            if ((id & (ASK_EVERY - 1)) == 0) {
                cancellation.check();
            }
            long row = rows.row(id);
            if (row != 0) {
                for (long at = row + rows.cell(row); at > row; at--) {
                    sources.set(ends.increment(rows.cell(at) + 1), id);
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

    public void free(Scratch scratch) {
        scratch.free(ends);
        scratch.free(sources);
    }
}
