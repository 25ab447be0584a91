package dev.jvitals.metrics;

import dev.jvitals.metrics.codec.PackedOutput;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Iterator;

/** Every sample as it came, up to a number of them; the oldest go first. Not thread-safe. */
final class SampleTier {
    private final int maxSamples;
    private final ArrayDeque<SampleChunk> sealed = new ArrayDeque<>();
    private long[] atMillis = new long[16];
    private double[] values = new double[16];
    private int open;
    private int sealedCount;
    private int sealedBytes;
    private boolean forgotten;

    SampleTier(int maxSamples) {
        this.maxSamples = maxSamples;
    }

    /** Appends; {@code at} must not be earlier than the last. Amortized O(1). */
    void add(long at, double value, PackedOutput scratch) {
        if (open == SampleChunk.CAPACITY) {
            seal(scratch);
        } else if (open == values.length) {
            grow();
        }
        atMillis[open] = at;
        values[open++] = value;
    }

    private void grow() {
        int capacity = Math.min(SampleChunk.CAPACITY, open * 2);
        atMillis = Arrays.copyOf(atMillis, capacity);
        values = Arrays.copyOf(values, capacity);
    }

    private void seal(PackedOutput scratch) {
        SampleChunk chunk = new SampleChunk(atMillis, values, open, scratch);
        sealed.add(chunk);
        sealedCount += chunk.count();
        sealedBytes += chunk.packedBytes();
        open = 0;
        while (sealedCount > maxSamples) {
            SampleChunk oldest = sealed.remove();
            sealedCount -= oldest.count();
            sealedBytes -= oldest.packedBytes();
            forgotten = true;
        }
    }

    /** The time of the oldest sample still here, or {@link Long#MAX_VALUE}. */
    long firstMillis() {
        SampleChunk oldest = sealed.peek();
        return oldest != null ? oldest.firstMillis : open > 0 ? atMillis[0] : Long.MAX_VALUE;
    }

    /** Whether older samples than {@link #firstMillis()} have gone. */
    boolean hasForgotten() {
        return forgotten;
    }

    /** Shows the samples in the range, both ends included. Cost: O(chunks + samples in range). */
    void forEach(long from, long to, EnvelopeBuilder out) {
        for (SampleChunk chunk : sealed) {
            if (chunk.lastMillis >= from && chunk.firstMillis <= to) {
                chunk.forEach(from, to, out);
            }
        }
        for (int i = 0; i < open; i++) {
            if (atMillis[i] >= from && atMillis[i] <= to) {
                out.sample(atMillis[i], values[i]);
            }
        }
    }

    /** The time of the last sample before {@code before}; {@code before} itself if there is none. O(chunks). */
    long lastBefore(long before) {
        for (int i = open - 1; i >= 0; i--) {
            if (atMillis[i] < before) {
                return atMillis[i];
            }
        }
        for (Iterator<SampleChunk> newest = sealed.descendingIterator(); newest.hasNext(); ) {
            SampleChunk chunk = newest.next();
            if (chunk.firstMillis < before) {
                return chunk.lastBefore(before);
            }
        }
        return before;
    }

    /** The time of the first sample after {@code after}; {@code after} itself if there is none. O(chunks). */
    long firstAfter(long after) {
        for (SampleChunk chunk : sealed) {
            if (chunk.lastMillis > after) {
                return chunk.firstAfter(after);
            }
        }
        for (int i = 0; i < open; i++) {
            if (atMillis[i] > after) {
                return atMillis[i];
            }
        }
        return after;
    }

    long retainedBytes() {
        return sealedBytes + 56L * sealed.size() + 16L * values.length;
    }
}
