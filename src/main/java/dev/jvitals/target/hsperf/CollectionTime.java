package dev.jvitals.target.hsperf;

import java.util.ArrayList;
import java.util.List;

/**
 * Time that a JVM has spent in collection pauses since its start, over all its collectors. Concurrent work is not in it:
 * HotSpot counts only pauses here.
 */
public final class CollectionTime {
    /** HotSpot numbers its collectors from 0 to 2; some numbers are left out. */
    static final int MAX_COLLECTORS = 4;

    private final List<PerfCounter> times = new ArrayList<>();
    private final List<PerfCounter> invocations = new ArrayList<>();
    private final double nanosPerTick;

    public CollectionTime(PerfFile file) {
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
        nanosPerTick = 1e9 / Math.max(1, file.value("sun.os.hrt.frequency", 1_000_000_000L));
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

    /** How many pauses there were since the start. */
    public long pauses() {
        long count = 0;
        for (int i = 0; i < invocations.size(); i++) {
            count += invocations.get(i).read();
        }
        return count;
    }
}
