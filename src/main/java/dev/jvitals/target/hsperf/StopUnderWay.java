package dev.jvitals.target.hsperf;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a collection stops the JVM now, and since when, by the counters of when each collector began and ended its last
 * stop. Never for Shenandoah, which counts its concurrent work as such too. For one thread at a time.
 */
final class StopUnderWay {
    private final List<PerfCounter> entries = new ArrayList<>();
    private final List<PerfCounter> exits = new ArrayList<>();
    private final double nanosPerTick;
    private final long startMillis;
    private @Nullable PerfCounter running;
    private long runningEntry;
    private long beganNanos;
    private long lookedAtNanos;

    StopUnderWay(PerfFile file) {
        nanosPerTick = 1e9 / Math.max(1, file.value("sun.os.hrt.frequency", 1_000_000_000L));
        startMillis = file.value("sun.rt.createVmBeginTime", 0);
        for (int i = 0; !CollectionTime.isShenandoah(file) && i < CollectionTime.MAX_COLLECTORS; i++) {
            PerfCounter entry = file.counter("sun.gc.collector." + i + ".lastEntryTime");
            PerfCounter exit = file.counter("sun.gc.collector." + i + ".lastExitTime");
            if (entry != null && exit != null) {
                entries.add(entry);
                exits.add(exit);
            }
        }
    }

    /** How long the stop under way has lasted, 0 where there is none. */
    long nanos(long atMillis, long nowNanos) {
        long interval = lookedAtNanos == 0 ? 0 : nowNanos - lookedAtNanos;
        lookedAtNanos = nowNanos;
        for (int i = 0; i < entries.size(); i++) {
            long entry = entries.get(i).read();
            if (exits.get(i).read() < entry) {
                return lasted(entries.get(i), entry, atMillis, nowNanos, interval);
            }
        }
        running = null;
        return 0;
    }

    /** The JVM's clock and ours may differ, so a stop that the last look did not see began after it. */
    private long lasted(PerfCounter counter, long entry, long atMillis, long nowNanos, long interval) {
        if (!counter.equals(running) || entry != runningEntry) {
            running = counter;
            runningEntry = entry;
            double began = startMillis + entry * nanosPerTick / 1e6;
            beganNanos = nowNanos - (long) Math.clamp((atMillis - began) * 1e6, 0.0, (double) interval);
        }
        return nowNanos - beganNanos;
    }
}
