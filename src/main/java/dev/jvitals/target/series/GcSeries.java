package dev.jvitals.target.series;

import dev.jvitals.base.Unit;
import dev.jvitals.metrics.Series;
import java.util.List;

/** Collections and safepoints, from the JVM's own counters: exact to the nanosecond, free for the target. */
public final class GcSeries {
    public static final Series SHARE = new Series(
            "gc.share",
            "GC share",
            Unit.SHARE,
            "hsperfdata sun.gc.collector.*.time; Shenandoah sun.rt.safepointTime",
            "Share of time that the application stood still for collections. Below 5 % is usual, above 20 % is trouble."
                    + " For Shenandoah all time at safepoints, since its counters hold concurrent work too; for G1 of JDK 8"
                    + " without remark and cleanup, which have no counter.");
    public static final Series COLLECTIONS = new Series(
            "gc.pauses",
            "GC pauses",
            Unit.PER_SECOND,
            "hsperfdata sun.gc.collector.*.invocations",
            "Collection pauses per second, all collectors together.");
    public static final Series FULL = new Series(
            "gc.full",
            "Full collections",
            Unit.COUNT,
            "hsperfdata sun.gc.collector.1.invocations",
            "Full, stop-the-world collections since the start. With G1, ZGC and Shenandoah there should be none.");
    public static final Series CYCLES = new Series(
            "gc.cycles",
            "Shenandoah's collections",
            Unit.COUNT,
            "hsperfdata sun.gc.collector.1.invocations",
            "What Shenandoah did since the start, by its own count: whole cycles beside the application, parts of them, and"
                    + " collections that stop it.");
    public static final Series CPU = new Series(
            "gc.cpu",
            "GC CPU",
            Unit.CORES,
            "hsperfdata sun.threads.total_gc_cpu_time",
            "Processor cores that collector threads keep busy, concurrent work included (JDK 23 and later; not ZGC, Shenandoah).");
    public static final Series SAFEPOINT_SHARE = new Series(
            "safepoint.share",
            "Safepoint share",
            Unit.SHARE,
            "hsperfdata sun.rt.safepointTime",
            "Share of time that the application stood at safepoints, for collections and everything else.");
    public static final Series SAFEPOINT_SYNC = new Series(
            "safepoint.sync",
            "Time to safepoint",
            Unit.NANOS,
            "hsperfdata sun.rt.safepointSyncTime",
            "Mean time to bring all threads to a safepoint, in this interval. Normally well below a millisecond.");
    public static final Series SAFEPOINT_STOP = new Series(
            "safepoint.stop",
            "Time at safepoint",
            Unit.NANOS,
            "hsperfdata sun.rt.safepointTime",
            "Mean time of a safepoint from the stop to the go-on, in this interval.");
    public static final Series SAFEPOINTS = new Series(
            "safepoint.rate", "Safepoints", Unit.PER_SECOND, "hsperfdata sun.rt.safepoints", "Safepoints per second.");

    private GcSeries() {}

    static List<Series> all() {
        return List.of(
                SHARE, COLLECTIONS, FULL, CYCLES, CPU, SAFEPOINT_SHARE, SAFEPOINT_SYNC, SAFEPOINT_STOP, SAFEPOINTS);
    }
}
