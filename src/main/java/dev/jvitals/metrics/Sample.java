package dev.jvitals.metrics;

/**
 * One value of a series.
 *
 * @param atMillis since the epoch
 * @param value in the series' unit; NaN where the source had nothing to say from then on
 */
public record Sample(long atMillis, double value) {
    /** Whether this marks the beginning of a gap and not a figure. */
    public boolean isGap() {
        return Double.isNaN(value);
    }
}
