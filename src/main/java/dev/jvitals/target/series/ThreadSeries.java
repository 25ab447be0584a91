package dev.jvitals.target.series;

import dev.jvitals.base.Unit;
import dev.jvitals.metrics.Series;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Java threads. */
public final class ThreadSeries {
    public static final Series TOTAL =
            new Series("threads.total", "Threads", Unit.COUNT, "hsperfdata java.threads.live", "Live Java threads.");
    public static final Series DAEMON = new Series(
            "threads.daemon", "Daemon threads", Unit.COUNT, "hsperfdata java.threads.daemon", "Live daemon threads.");
    public static final Series PEAK = new Series(
            "threads.peak", "Peak", Unit.COUNT, "hsperfdata java.threads.livePeak", "Most live threads so far.");
    public static final Series STARTED = new Series(
            "threads.started",
            "Started",
            Unit.PER_SECOND,
            "hsperfdata java.threads.started",
            "Threads started per second. A steady rate means that some pool is missing.");
    public static final Series DEADLOCKED = new Series(
            "threads.deadlocked",
            "Deadlocked",
            Unit.COUNT,
            "JMX Threading.findDeadlockedThreads",
            "Threads that wait for each other for ever.");
    public static final Series OBSERVERS = new Series(
            "threads.observers",
            "By observing",
            Unit.COUNT,
            "JMX Threading.getThreadInfo",
            "Threads that exist because somebody looks: RMI, JMX and attach listeners.");
    public static final Series VIRTUAL_MOUNTED = virtual(
            "mounted", "Virtual, mounted", "Virtual threads that run on a carrier now; at most as many as carriers.");
    public static final Series VIRTUAL_QUEUED = virtual(
            "queued",
            "Virtual, queued",
            "Virtual threads that could run but wait for a carrier. Many: too few cores, or pinning.");
    public static final Series CARRIERS = virtual(
            "carriers", "Carriers", "Platform threads that carry virtual ones; as many as cores, more while pinned.");

    private ThreadSeries() {}

    private static Series virtual(String figure, String label, String meaning) {
        return new Series("threads.virtual." + figure, label, Unit.COUNT, "JMX VirtualThreadScheduler", meaning);
    }

    /** Threads in a state. */
    public static Series inState(Thread.State state) {
        Series series = BY_STATE.get(state);
        if (series == null) {
            throw new IllegalArgumentException(state.toString());
        }
        return series;
    }

    private static final Map<Thread.State, Series> BY_STATE = new EnumMap<>(Thread.State.class);

    static {
        for (Thread.State state : Thread.State.values()) {
            BY_STATE.put(
                    state,
                    new Series(
                            "threads." + state,
                            state.toString(),
                            Unit.COUNT,
                            "JMX Threading.getThreadInfo",
                            "Java threads in this state."));
        }
    }

    static java.util.Collection<Series> byState() {
        return BY_STATE.values();
    }

    static List<Series> all() {
        return List.of(TOTAL, DAEMON, PEAK, STARTED, DEADLOCKED, OBSERVERS, VIRTUAL_MOUNTED, VIRTUAL_QUEUED, CARRIERS);
    }
}
