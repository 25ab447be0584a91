package dev.jvitals.metrics;

import dev.jvitals.base.Unit;

/**
 * What a series did over a range of time, in at most a given number of columns: each keeps the least and the greatest
 * value of its time, so that a spike of one sample survives any zoom. Immutable; safe for any thread. Column times rise.
 */
public final class Envelope {
    /** No columns at all. */
    public static final Envelope EMPTY = new EnvelopeBuilder(0, 1, 0, SampleWeight.of(Unit.COUNT)).build();

    private final EnvelopeColumns columns;
    private final long stepMillis;
    private final boolean endsInGap;

    Envelope(EnvelopeColumns columns, long stepMillis, boolean endsInGap) {
        this.columns = columns;
        this.stepMillis = stepMillis;
        this.endsInGap = endsInGap;
    }

    public int size() {
        return columns.size();
    }

    public boolean isEmpty() {
        return columns.size() == 0;
    }

    /** The width of a column. Columns begin at multiples of it, so they stay the same while the range moves on. */
    public long stepMillis() {
        return stepMillis;
    }

    /** When the first sample of the column was taken. */
    public long atMillis(int column) {
        return columns.atMillis(column);
    }

    public double min(int column) {
        return columns.min(column);
    }

    public double max(int column) {
        return columns.max(column);
    }

    /**
     * The mean of the column's samples: of a share or rate each counts as long as the time it tells of, of a level each
     * the same.
     */
    public double mean(int column) {
        return columns.mean(column);
    }

    public double last(int column) {
        return columns.last(column);
    }

    /** How much the column counts in a mean over several. */
    double weight(int column) {
        return columns.weight(column);
    }

    /** How many samples the column stands for. */
    public int count(int column) {
        return columns.count(column);
    }

    /** Whether the source was silent between the column before and this one, or within this one. */
    public boolean brokenBefore(int column) {
        return columns.has(column, EnvelopeColumns.BROKEN);
    }

    /** Whether the source is silent after the last column. */
    public boolean endsInGap() {
        return endsInGap;
    }

    /** The last column that begins at or before {@code millis}, or -1. O(log columns). */
    public int columnAt(long millis) {
        int low = 0;
        int high = size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (atMillis(middle) <= millis) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return high;
    }
}
