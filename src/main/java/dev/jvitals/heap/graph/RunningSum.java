package dev.jvitals.heap.graph;

import dev.jvitals.heap.column.IdArray;

/** Turns counts into starts, the second step of sorting by counting: each number becomes the sum of those before it. */
final class RunningSum implements Blocks.Block {
    private final IdArray counts;
    private long summed;

    RunningSum(IdArray counts) {
        this.counts = counts;
    }

    @Override
    public void run(long from, long to) {
        long start = summed;
        for (long at = from; at < to; at++) {
            long count = counts.get(at);
            counts.set(at, start);
            start += count;
        }
        summed = start;
    }
}
