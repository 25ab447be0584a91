package dev.jvitals.target.hsperf;

import dev.jvitals.metrics.SampleSink;
import dev.jvitals.target.series.GcSeries;

/** Safepoints and pauses of an interval, from counters that only grow. For one thread at a time. */
final class SafepointFigures {
    private final PerfFile file;
    private final CollectionTime collections;
    private final double nanosPerTick;
    private final boolean isShenandoah;
    private final SafepointUnderWay safepoint = new SafepointUnderWay();
    private final StopShare safepointShare = new StopShare();
    private final StopShare collectionShare = new StopShare();
    private long lastNanos;
    private long lastCount;
    private long lastStopTicks;
    private long lastSyncTicks;
    private long lastPauses;

    SafepointFigures(PerfFile file) {
        this.file = file;
        this.collections = new CollectionTime(file);
        this.isShenandoah = CollectionTime.isShenandoah(file);
        this.nanosPerTick = 1e9 / Math.max(1, file.value("sun.os.hrt.frequency", 1_000_000_000L));
    }

    void sample(long atMillis, long nowNanos, SampleSink sink) {
        long count = file.value("sun.rt.safepoints", 0);
        long stopTicks = file.value("sun.rt.safepointTime", 0);
        long syncTicks = file.value("sun.rt.safepointSyncTime", 0);
        long pauses = collections.pauses();
        long standsNanos = safepoint.nanos(nowNanos, count, stopTicks);
        safepointShare.look(
                atMillis,
                nowNanos,
                Math.round((syncTicks + stopTicks) * nanosPerTick),
                standsNanos,
                (at, share) -> sink.sample(GcSeries.SAFEPOINT_SHARE, at, share));
        if (collections.isKnown()) {
            collectionShare.look(
                    atMillis,
                    nowNanos,
                    collections.pauseNanos(),
                    isShenandoah ? standsNanos : collections.underWayNanos(atMillis, nowNanos),
                    (at, share) -> sink.sample(GcSeries.SHARE, at, share));
        }
        if (lastNanos != 0) {
            double interval = nowNanos - lastNanos;
            double stopNanos = (stopTicks - lastStopTicks) * nanosPerTick;
            double syncNanos = (syncTicks - lastSyncTicks) * nanosPerTick;
            long safepoints = count - lastCount;
            sink.sample(GcSeries.SAFEPOINTS, atMillis, safepoints * 1e9 / interval);
            if (stopNanos > 0) { // one that ended: it may have begun before this interval
                sink.sample(GcSeries.SAFEPOINT_STOP, atMillis, stopNanos / Math.max(1, safepoints));
            }
            if (safepoints > 0) {
                sink.sample(GcSeries.SAFEPOINT_SYNC, atMillis, syncNanos / safepoints);
            }
            if (collections.isCounted()) {
                sink.sample(GcSeries.COLLECTIONS, atMillis, (pauses - lastPauses) * 1e9 / interval);
            }
        }
        lastNanos = nowNanos;
        lastCount = count;
        lastStopTicks = stopTicks;
        lastSyncTicks = syncTicks;
        lastPauses = pauses;
    }
}
