package dev.jvitals.target.hsperf;

import java.util.ArrayList;
import java.util.List;

/**
 * Time that a JVM has spent in collection pauses since its start, over all its collectors. Shenandoah's own counters hold
 * whole cycles, the concurrent work too (source: HotSpot's shenandoahMonitoringSupport.cpp), so that for it all time at
 * safepoints stands here: a little more than its pauses.
 */
public final class CollectionTime {
    /** HotSpot numbers its collectors from 0 to 2; some numbers are left out. */
    static final int MAX_COLLECTORS = 4;

    private final List<PerfCounter> times = new ArrayList<>();
    private final List<PerfCounter> invocations = new ArrayList<>();
    private final double nanosPerTick;
    private final StopUnderWay underWay;

    public CollectionTime(PerfFile file) {
        nanosPerTick = 1e9 / Math.max(1, file.value("sun.os.hrt.frequency", 1_000_000_000L));
        underWay = new StopUnderWay(file);
        if (isShenandoah(file)) {
            PerfCounter stopped = file.counter("sun.rt.safepointTime");
            if (stopped != null) {
                times.add(stopped);
            }
            return;
        }
        for (int i = 0; i < MAX_COLLECTORS; i++) {
            PerfCounter time = file.counter("sun.gc.collector." + i + ".time");
            if (time != null) {
                times.add(time);
            }
            PerfCounter count = file.counter("sun.gc.collector." + i + ".invocations");
            if (count != null) {
                invocations.add(count);
            }
        }
    }

    /** Whether the collectors' counters are Shenandoah's, which cannot be taken for pauses. */
    static boolean isShenandoah(PerfFile file) {
        String name = file.text("sun.gc.collector.1.name");
        return name != null && name.startsWith("Shenandoah");
    }

    /**
     * Whether index 1 holds full collections alone. CMS of JDK 8 counts the pauses of its cycles, initial mark and remark,
     * there too; from JDK 9 on these have an index of their own.
     */
    static boolean countsFullApart(PerfFile file) {
        String name = file.text("sun.gc.collector.1.name");
        boolean isCmsOfJdk8 = "CMS".equals(name) && file.counter("sun.gc.collector.2.invocations") == null;
        return name != null && !isCmsOfJdk8 && !isShenandoah(file);
    }

    /** Whether pauses are counted, and not only timed. */
    public boolean isCounted() {
        return !invocations.isEmpty();
    }

    /** Whether this JVM counts its pauses at all; ZGC of JDK 11 does not. */
    public boolean isKnown() {
        return !times.isEmpty();
    }

    /** All pauses since the start, in nanoseconds. */
    public long pauseNanos() {
        long ticks = 0;
        for (int i = 0; i < times.size(); i++) {
            ticks += times.get(i).read();
        }
        return Math.round(ticks * nanosPerTick);
    }

    /**
     * How long the pause has lasted that stops the JVM now, in nanoseconds; 0 where there is none, and always for Shenandoah,
     * whose counters do not tell.
     *
     * @param nowNanos the same moment by {@link System#nanoTime}
     */
    public long underWayNanos(long atMillis, long nowNanos) {
        return underWay.nanos(atMillis, nowNanos);
    }

    /** How many pauses there were since the start. */
    public long pauses() {
        long count = 0;
        for (int i = 0; i < invocations.size(); i++) {
            count += invocations.get(i).read();
        }
        return count;
    }
}
