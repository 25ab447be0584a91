package dev.jvitals.metrics;

/** Bytes per second out of amounts that come at irregular times; told at most once a second. Not thread-safe. */
public final class RateMeter {
    private static final long LEAST_MILLIS = 1_000;

    private final SampleSink sink;
    private final Series series;
    private long fromMillis = Long.MIN_VALUE;
    private double bytes;

    public RateMeter(SampleSink sink, Series series) {
        this.sink = sink;
        this.series = series;
    }

    /** So much came about between the last call and this moment; NaN begins anew. */
    public void add(long atMillis, double more) {
        if (fromMillis == Long.MIN_VALUE || Double.isNaN(more)) {
            fromMillis = atMillis;
            bytes = 0;
            return;
        }
        bytes += Math.max(0, more);
        long elapsed = atMillis - fromMillis;
        if (elapsed >= LEAST_MILLIS) {
            sink.sample(series, atMillis, bytes * 1_000 / elapsed);
            fromMillis = atMillis;
            bytes = 0;
        }
    }
}
