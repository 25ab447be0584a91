package dev.jvitals.target.hsperf;

import java.util.ArrayList;
import java.util.List;

/**
 * The share of each look's time that was spent in stops, from counters that get a stop's time only when it is over. While it
 * is not known whether a stop is under way nothing is told, and what became known later is told then, for each look of that
 * time. For one thread at a time.
 */
final class StopShare {
    /** How long a stop that may be under way has lasted: not known yet. */
    static final long UNKNOWN = -1;

    /** The time since the look before each is not told yet. */
    private final List<Look> untold = new ArrayList<>();

    private boolean begun;
    private long toldAtNanos;
    private double toldNanos;

    private record Look(long atMillis, long nanos) {}

    /** Takes the share of the time from the look before until the one at {@code atMillis}. */
    @FunctionalInterface
    interface Out {
        void share(long atMillis, double share);
    }

    /**
     * One look.
     *
     * @param nowNanos the same moment by a clock that only runs forward
     * @param endedNanos in all stops that are over
     * @param underWayNanos how long the present stop has lasted, 0 where there is none, or {@link #UNKNOWN}
     * @param out told of this look and of those before it that were not told yet, in their order
     */
    void look(long atMillis, long nowNanos, long endedNanos, long underWayNanos, Out out) {
        double stopped = (double) endedNanos + Math.max(0, underWayNanos);
        if (!begun) {
            begun = true;
            toldAtNanos = nowNanos;
            toldNanos = stopped;
            return;
        }
        untold.add(new Look(atMillis, nowNanos));
        if (underWayNanos == UNKNOWN) {
            return;
        }
        double interval = 0;
        for (Look look : untold) {
            interval = Math.max(1, look.nanos - toldAtNanos);
            double now = Math.clamp(stopped - toldNanos, 0, interval);
            toldAtNanos = look.nanos;
            toldNanos += now;
            out.share(look.atMillis, now / interval);
        }
        untold.clear();
        // When a stop began is known to the time between two looks, so that much is told late. More was before the
        // first look.
        toldNanos = Math.max(toldNanos, stopped - interval);
    }
}
