package dev.jvitals.metrics;

import dev.jvitals.metrics.codec.PackedInput;
import dev.jvitals.metrics.codec.PackedOutput;

/**
 * Up to {@value #CAPACITY} samples that follow each other, packed once they are complete: seven bytes a sample is usual
 * where plain arrays need sixteen. Not thread-safe.
 */
final class SampleChunk {
    /** Few enough to unpack in microseconds when a chart zooms in, many enough that the object around them is noise. */
    static final int CAPACITY = 512;

    private final byte[] packed;
    private final int count;
    final long firstMillis;
    final long lastMillis;

    /** Packs the first {@code count} samples. Cost: O(count). */
    SampleChunk(long[] atMillis, double[] values, int count, PackedOutput scratch) {
        scratch.clear();
        long previousAt = atMillis[0];
        long previousDelta = 0;
        double previous = 0;
        for (int i = 0; i < count; i++) {
            long delta = atMillis[i] - previousAt;
            scratch.writeSigned(delta - previousDelta);
            scratch.writeDouble(previous, values[i]);
            previousDelta = delta;
            previousAt = atMillis[i];
            previous = values[i];
        }
        this.packed = scratch.toByteArray();
        this.count = count;
        this.firstMillis = atMillis[0];
        this.lastMillis = atMillis[count - 1];
    }

    int count() {
        return count;
    }

    int packedBytes() {
        return packed.length;
    }

    /** Shows every sample from {@code fromMillis} to {@code toMillis}, both included, in order. Cost: O(count). */
    void forEach(long fromMillis, long toMillis, EnvelopeBuilder out) {
        PackedInput in = new PackedInput(packed);
        long at = firstMillis;
        long delta = 0;
        double value = 0;
        for (int i = 0; i < count && at <= toMillis; i++) {
            delta += in.readSigned();
            at += delta;
            value = in.readDouble(value);
            if (at >= fromMillis && at <= toMillis) {
                out.sample(at, value);
            }
        }
    }

    /** The time of the last sample before {@code before}, which must be later than {@link #firstMillis}. O(count). */
    long lastBefore(long before) {
        if (lastMillis < before) {
            return lastMillis;
        }
        Times times = new Times();
        long last = firstMillis;
        for (long at = times.next(); at < before; at = times.next()) {
            last = at;
        }
        return last;
    }

    /** The time of the first sample after {@code after}, which must be earlier than {@link #lastMillis}. O(count). */
    long firstAfter(long after) {
        Times times = new Times();
        long at = times.next();
        while (at <= after) {
            at = times.next();
        }
        return at;
    }

    /** Unpacks only the times. */
    private final class Times {
        private final PackedInput in = new PackedInput(packed);
        private long at = firstMillis;
        private long delta;

        long next() {
            delta += in.readSigned();
            at += delta;
            in.readDouble(0);
            return at;
        }
    }
}
