package dev.jvitals.metrics;

import dev.jvitals.base.Unit;

/**
 * How much each sample counts in a mean. A share or rate tells of all the time since the sample before: where a collection
 * a second long is followed by a quiet hour, the mean is near nothing, though half of the samples are high. A level was
 * seen at its moment only, so each counts the same. Not thread-safe.
 */
final class SampleWeight {
    /** The first sample, and the first after a gap, tell of a time that nobody knows: the usual cadence. */
    private static final long UNKNOWN_MILLIS = 1_000;

    private static final long NONE = Long.MIN_VALUE;

    private final boolean byTime;
    private long beforeMillis = NONE;

    private SampleWeight(boolean byTime) {
        this.byTime = byTime;
    }

    static SampleWeight of(Unit unit) {
        return new SampleWeight(
                switch (unit) {
                    case SHARE, PER_SECOND, PER_MINUTE, BYTES_PER_SECOND, CORES -> true;
                    case BYTES, COUNT, NANOS, MILLIS, SECONDS, TEXT -> false;
                });
    }

    /** Whether they count by time and not each the same. */
    boolean isByTime() {
        return byTime;
    }

    /** The weight of this sample; NaN begins a gap. */
    double next(long atMillis, double value) {
        long since = beforeMillis;
        beforeMillis = Double.isNaN(value) ? NONE : atMillis;
        return !byTime ? 1 : since == NONE ? UNKNOWN_MILLIS : Math.max(1, atMillis - since);
    }

    /** The samples before the next were counted elsewhere, and when the last of them was is not known. */
    void forget() {
        beforeMillis = NONE;
    }
}
