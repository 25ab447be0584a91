package dev.jvitals.heap;

import dev.jvitals.heap.build.IndexFormat;
import dev.jvitals.heap.column.IndexFile;
import dev.jvitals.heap.column.PackedColumn;

/** The dominator tree in the index: each object's dominator, and below each the objects that it dominates. Any thread. */
final class DominatorColumns {
    private final PackedColumn dominators;
    private final PackedColumn dominated;

    DominatorColumns(IndexFile index) {
        dominators = index.column(IndexFormat.DOMINATORS);
        dominated = index.column(IndexFormat.DOMINATED);
    }

    boolean isReachable(long id) {
        return dominators.get(id) != IndexFormat.UNREACHABLE;
    }

    long immediateDominator(long id) {
        long code = dominators.get(id);
        return code < IndexFormat.FIRST_DOMINATOR ? Heap.NONE : code - IndexFormat.FIRST_DOMINATOR;
    }

    long[] dominated(long id, long from, int count) {
        long start = first(keyOf(id)) + from;
        long end = first(keyOf(id) + 1);
        long[] page = new long[Math.clamp(end - start, 0, count)];
        for (int i = 0; i < page.length; i++) {
            page[i] = dominated.get(start + i);
        }
        return page;
    }

    long dominatedCount(long id) {
        return first(keyOf(id) + 1) - first(keyOf(id));
    }

    private static long keyOf(long id) {
        return id == Heap.NONE ? IndexFormat.NO_DOMINATOR : id + IndexFormat.FIRST_DOMINATOR;
    }

    /** The first place whose object's dominator has that code or a higher one. */
    private long first(long key) {
        long low = 0;
        long high = dominated.size();
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (dominators.get(dominated.get(middle)) < key) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
