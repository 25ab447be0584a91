package dev.jvitals.target.hsperf;

import dev.jvitals.metrics.SampleSink;
import dev.jvitals.target.series.GcSeries;

/** Safepoints and pauses of an interval, from counters that only grow. For one thread at a time. */
final class SafepointFigures {
    private final PerfFile file;
    private final CollectionTime collections;
    private final double nanosPerTick;
    private long lastNanos;
    private long lastCount;
    private long lastStopTicks;
    private long lastSyncTicks;
    private long lastPauseNanos;
    private long lastPauses;

    SafepointFigures(PerfFile file) {
        this.file = file;
        this.collections = new CollectionTime(file);
        this.nanosPerTick = 1e9 / Math.max(1, file.value("sun.os.hrt.frequency", 1_000_000_000L));
    }

    void sample(long atMillis, long nowNanos, SampleSink sink) {
        long count = file.value("sun.rt.safepoints", 0);
        long stopTicks = file.value("sun.rt.safepointTime", 0);
        long syncTicks = file.value("sun.rt.safepointSyncTime", 0);
        long pauseNanos = collections.pauseNanos();
        long pauses = collections.pauses();
        if (lastNanos != 0) {
            double interval = nowNanos - lastNanos;
            double stopNanos = (stopTicks - lastStopTicks) * nanosPerTick;
            double syncNanos = (syncTicks - lastSyncTicks) * nanosPerTick;
            long safepoints = count - lastCount;
            sink.sample(GcSeries.SAFEPOINTS, atMillis, safepoints * 1e9 / interval);
            sink.sample(GcSeries.SAFEPOINT_SHARE, atMillis, Math.min(1, (syncNanos + stopNanos) / interval));
            if (safepoints > 0) {
                sink.sample(GcSeries.SAFEPOINT_STOP, atMillis, stopNanos / safepoints);
                sink.sample(GcSeries.SAFEPOINT_SYNC, atMillis, syncNanos / safepoints);
            }
            if (collections.isKnown()) {
                // A pause is counted when it ends, so one that began before this interval may be longer than it.
                sink.sample(GcSeries.SHARE, atMillis, Math.min(1, (pauseNanos - lastPauseNanos) / interval));
            }
            if (collections.isCounted()) {
                sink.sample(GcSeries.COLLECTIONS, atMillis, (pauses - lastPauses) * 1e9 / interval);
            }
        }
        lastNanos = nowNanos;
        lastCount = count;
        lastStopTicks = stopTicks;
        lastSyncTicks = syncTicks;
        lastPauseNanos = pauseNanos;
        lastPauses = pauses;
    }
}
