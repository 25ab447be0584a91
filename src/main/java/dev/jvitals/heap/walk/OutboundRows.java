package dev.jvitals.heap.walk;

import dev.jvitals.heap.Heap;
import dev.jvitals.heap.column.IdArray;
import dev.jvitals.heap.column.Scratch;

/**
 * Who refers to whom, forwards: the index's inbound rows turned around, so that walks from the roots need no dump. Made by
 * two passes over all references; four bytes for each reference and each object in scratch files until it is closed. After
 * that any number of threads may read.
 */
public final class OutboundRows implements AutoCloseable {
    private final Scratch scratch;
    private final IdArray ends;
    private final IdArray targets;

    public OutboundRows(Heap heap, Pulse pulse) {
        long objects = heap.objectCount();
        scratch = ScratchSpace.of(heap, pulse.cancellation());
        boolean whole = false;
        try {
            long[] references = {0};
            pulse.phase("counting references", objects);
            ends = scratch.ids(
                    objects + 1,
                    Math.max(IdArray.NARROW_LIMIT - 1, heap.totals().references() * 2));
            for (long id = 0; id < objects; id++) {
                pulse.step();
                Inbound.each(heap, id, source -> {
                    ends.increment(source + 1);
                    references[0]++;
                    return true;
                });
            }
            toStarts(objects, pulse);
            targets = scratch.ids(references[0], objects);
            fill(heap, pulse, objects);
            whole = true;
        } finally {
            if (!whole) {
                scratch.close();
            }
        }
    }

    /** {@code ends[id + 1]} held the count of row id; it becomes the row's start, and filling makes it its end. */
    private void toStarts(long objects, Pulse pulse) {
        pulse.phase("adding up references", objects);
        long start = 0;
        for (long id = 1; id <= objects; id++) {
            pulse.step();
            long count = ends.get(id);
            ends.set(id, start);
            start += count;
        }
    }

    private void fill(Heap heap, Pulse pulse, long objects) {
        pulse.phase("sorting references", objects);
        for (long id = 0; id < objects; id++) {
            pulse.step();
            long target = id;
            Inbound.each(heap, id, source -> {
                targets.set(ends.increment(source + 1), target);
                return true;
            });
        }
    }

    /** Hands over the objects that {@code id} refers to. */
    public void each(long id, Inbound.Visitor visitor) {
        long end = ends.get(id + 1);
        for (long at = ends.get(id); at < end; at++) {
            if (!visitor.visit(targets.get(at))) {
                return;
            }
        }
    }

    @Override
    public void close() {
        scratch.close();
    }
}
