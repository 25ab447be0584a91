package dev.jvitals.heap.suspect;

import dev.jvitals.heap.Heap;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds where memory piles up below an object: the walk goes down the dominator tree as long as one child has most of the
 * memory, as MAT does, or few big children have it between them; where it falls apart into many small ones, it stops.
 */
final class Accumulations {
    /** A child with less of its parent's memory is a part, not the next holder. MAT's value. */
    private static final double BIG_DROP = 0.7;
    /** More big children than this are parts of one pile, fewer are piles of their own. */
    private static final int MOST_BRANCHES = 8;
    /** Deeper trees are chains, which {@link Contents} knows. */
    private static final int DEEPEST = 1000;

    private final Heap heap;
    private final Contents contents;
    private final long leastBytes;

    /** Finds piles of at least so many bytes. */
    Accumulations(Heap heap, Contents contents, long leastBytes) {
        this.heap = heap;
        this.contents = contents;
        this.leastBytes = leastBytes;
    }

    /** The objects at which memory piles up at or below {@code id}, which retains enough itself. */
    List<Long> below(long id) {
        List<Long> found = new ArrayList<>();
        descend(id, 0, found);
        return found;
    }

    private void descend(long id, int depth, List<Long> found) {
        long at = id;
        for (int level = depth; level < DEEPEST && !contents.isChain(at); level++) {
            long[] children = heap.dominated(at, 0, MOST_BRANCHES + 1);
            double bytes = heap.retainedBytes(at);
            if (children.length > 0 && heap.retainedBytes(children[0]) >= bytes * BIG_DROP) {
                at = children[0];
                continue;
            }
            List<Long> big = big(children);
            double inBig = big.stream().mapToLong(heap::retainedBytes).sum();
            if (big.isEmpty() || big.size() > MOST_BRANCHES || inBig < bytes * BIG_DROP) {
                break;
            }
            for (long child : big) {
                descend(child, level + 1, found);
            }
            return;
        }
        found.add(at);
    }

    private List<Long> big(long[] children) {
        List<Long> big = new ArrayList<>();
        for (long child : children) {
            if (heap.retainedBytes(child) >= leastBytes) {
                big.add(child);
            }
        }
        return big;
    }
}
