package dev.jvitals.heap.build;

import dev.jvitals.hprof.DumpDirectory.Segment;
import java.util.ArrayList;
import java.util.List;

/** Heap records that one thread reads in one go: whole segments, or a part of one between two records. */
record Chunk(List<Segment> segments) {
    /** Large enough to keep a thread busy for milliseconds, small enough to share the end of the work fairly. */
    static final long BYTES = 4 << 20;

    Chunk {
        segments = List.copyOf(segments);
    }

    long bytes() {
        long bytes = 0;
        for (Segment each : segments) {
            bytes += each.end() - each.start();
        }
        return bytes;
    }

    /** Neighbouring segments together until a chunk has {@link #BYTES}. */
    static List<Chunk> of(List<Segment> segments) {
        List<Chunk> chunks = new ArrayList<>();
        List<Segment> together = new ArrayList<>();
        long bytes = 0;
        for (Segment each : segments) {
            together.add(each);
            bytes += each.end() - each.start();
            if (bytes >= BYTES) {
                chunks.add(new Chunk(together));
                together.clear();
                bytes = 0;
            }
        }
        if (!together.isEmpty()) {
            chunks.add(new Chunk(together));
        }
        return chunks;
    }
}
