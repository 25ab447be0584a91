package dev.jvitals.metrics;

import dev.jvitals.metrics.codec.PackedOutput;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One series at three resolutions: every sample for a day at one a second, then ten seconds, then five minutes. Thread-
 * safe; a writer waits at most for a reader that copies a few thousand numbers.
 */
final class SeriesHistory {
    /** A day at one a second, with room for a cadence that runs a little fast. */
    private static final int MAX_SAMPLES = 90_000;
    /** Ten-second buckets serve charts of more than about an hour, and what is older than the samples. */
    private static final long MIDDLE_MILLIS = 10_000;
    /** 25 hours of ten-second buckets. */
    private static final int MAX_MIDDLE = 9_000;
    /** Five-minute buckets are the memory of a process that is watched for weeks. */
    private static final long COARSE_MILLIS = 300_000;
    /** A month of five-minute buckets. */
    private static final int MAX_COARSE = 9_000;

    /** Finer than any range whose mean is told with two digits. */
    private static final int FIGURE_COLUMNS = 2_000;

    private volatile Series series;
    private final SampleTier samples = new SampleTier(MAX_SAMPLES);
    private final BucketTier middle;
    private final BucketTier coarse;
    private final PackedOutput scratch;
    private @Nullable Sample latest;

    /** The scratch buffer is this series' alone while it is written. */
    SeriesHistory(Series series) {
        this.series = series;
        this.middle = new BucketTier(MIDDLE_MILLIS, MAX_MIDDLE, SampleWeight.of(series.unit()));
        this.coarse = new BucketTier(COARSE_MILLIS, MAX_COARSE, SampleWeight.of(series.unit()));
        this.scratch = new PackedOutput(16);
    }

    Series series() {
        return series;
    }

    /** The same figure may come from a better source later; a gap concerns the one that told it last. */
    void toldBy(Series now) {
        if (!now.source().equals(series.source())) {
            series = now;
        }
    }

    /** A sample of an earlier time than the last is taken as one of the last time: clocks step back, history does not. */
    synchronized void add(long atMillis, double value) {
        Sample before = latest;
        if (Double.isNaN(value) && (before == null || before.isGap())) {
            return;
        }
        long at = before == null ? atMillis : Math.max(atMillis, before.atMillis());
        samples.add(at, value, scratch);
        middle.add(at, value);
        coarse.add(at, value);
        latest = new Sample(at, value);
    }

    synchronized @Nullable Sample latest() {
        return latest;
    }

    synchronized Envelope envelope(long from, long to, int maxColumns) {
        long step = Math.max(1, Math.ceilDiv(Math.max(1, to - from), Math.max(1, maxColumns)));
        if (step >= COARSE_MILLIS) {
            step = Math.ceilDiv(step, COARSE_MILLIS) * COARSE_MILLIS;
            EnvelopeBuilder out = builder(maxColumns, step);
            coarse.forEach(from - COARSE_MILLIS, to + COARSE_MILLIS, out);
            return out.build();
        } else if (step >= MIDDLE_MILLIS) {
            step = Math.ceilDiv(step, MIDDLE_MILLIS) * MIDDLE_MILLIS;
            EnvelopeBuilder out = builder(maxColumns, step);
            middleAndOlder(from, to + MIDDLE_MILLIS, out);
            return out.build();
        }
        EnvelopeBuilder out = builder(maxColumns, step);
        samplesAndOlder(from, to, out);
        return out.build();
    }

    private EnvelopeBuilder builder(int maxColumns, long step) {
        // The neighbours of the range are included, so a few columns more than asked for may come.
        return new EnvelopeBuilder(Math.min(maxColumns, 512), step, Integer.MAX_VALUE, SampleWeight.of(series.unit()));
    }

    private void samplesAndOlder(long from, long to, EnvelopeBuilder out) {
        long seam = seam(samples, middle);
        if (from < seam) {
            middleAndOlder(from, Math.min(to, seam - 1), out);
        }
        if (to >= seam) {
            long start = Math.max(seam, from >= seam ? samples.lastBefore(from) : seam);
            samples.forEach(start, samples.firstAfter(to), out);
        }
    }

    private void middleAndOlder(long from, long to, EnvelopeBuilder out) {
        long seam = middle.firstMillis();
        if (from < seam) {
            coarse.forEach(from - COARSE_MILLIS, Math.min(to, seam - 1), out);
        }
        middle.forEach(Math.max(seam, from - MIDDLE_MILLIS), to, out);
    }

    /** Where the samples take over: at the first bucket of which none has gone. */
    private static long seam(SampleTier samples, BucketTier buckets) {
        long first = samples.firstMillis();
        return samples.hasForgotten() ? Math.ceilDiv(first, buckets.bucketMillis()) * buckets.bucketMillis() : first;
    }

    /** See {@link History#mean}. */
    double mean(long from, long to) {
        Envelope all = envelope(from, to, FIGURE_COLUMNS);
        double sum = 0;
        double weight = 0;
        for (int i : columnsOf(all, from, to).toArray()) {
            sum += all.mean(i) * all.weight(i);
            weight += all.weight(i);
        }
        return weight == 0 ? Double.NaN : sum / weight;
    }

    /** See {@link History#max}. */
    double max(long from, long to) {
        Envelope all = envelope(from, to, FIGURE_COLUMNS);
        return columnsOf(all, from, to).mapToDouble(all::max).max().orElse(Double.NaN);
    }

    /** Those that begin in the range; where it lies within one column of many samples, that one. */
    private static IntStream columnsOf(Envelope all, long from, long to) {
        int covering = all.columnAt(from);
        int next = covering >= 0 && all.atMillis(covering) == from ? covering : covering + 1;
        if (next < all.size() && all.atMillis(next) <= to) {
            return IntStream.rangeClosed(next, all.columnAt(to));
        }
        boolean covers = covering >= 0 && all.count(covering) > 1 && from - all.atMillis(covering) < COARSE_MILLIS;
        return covers ? IntStream.of(covering) : IntStream.empty();
    }

    synchronized long retainedBytes() {
        return samples.retainedBytes() + middle.retainedBytes() + coarse.retainedBytes() + scratch.array().length;
    }
}
