package dev.jvitals.target;

import java.time.Duration;

/** Stretches a period so that a dear measurement never takes more than its share of time. */
public final class Pace {
    private final long baseNanos;
    private final double maxShare;
    private final long maxNanos;
    private volatile long lastCostNanos;

    /**
     * A pace.
     *
     * @param base the period while measuring is cheap
     * @param maxShare of the time that measuring may take, 0.005 for half a per cent
     * @param max the longest period, whatever the cost
     */
    public Pace(Duration base, double maxShare, Duration max) {
        this.baseNanos = base.toNanos();
        this.maxShare = maxShare;
        this.maxNanos = Math.max(base.toNanos(), max.toNanos());
    }

    /** Tells what the last measurement took. */
    public void took(long nanos) {
        lastCostNanos = nanos;
    }

    /** The period that keeps to the share. */
    public Duration period() {
        long needed = (long) (lastCostNanos / maxShare);
        return Duration.ofNanos(Math.min(maxNanos, Math.max(baseNanos, needed)));
    }
}
