package dev.jvitals.metrics;

/** Gathers samples in time order into columns of one width. Not thread-safe. */
final class EnvelopeBuilder {
    private final EnvelopeColumns columns;
    private final long stepMillis;
    private long openColumn = Long.MIN_VALUE;
    private boolean broken;
    private final SampleWeight weight;

    EnvelopeBuilder(int expectedColumns, long stepMillis, int bound, SampleWeight weight) {
        this.weight = weight;
        this.columns = new EnvelopeColumns(expectedColumns, bound, weight.isByTime());
        this.stepMillis = stepMillis;
    }

    /** One sample; NaN begins a gap. */
    void sample(long at, double value) {
        double more = weight.next(at, value);
        if (Double.isNaN(value)) {
            broken = true;
            return;
        }
        column(at);
        columns.sample(value, more);
    }

    /** All samples of a finer column, which must not be empty. */
    void column(EnvelopeColumns finer, int i) {
        broken |= finer.has(i, EnvelopeColumns.BROKEN);
        column(finer.atMillis(i));
        columns.merge(finer, i);
        weight.forget();
        broken = finer.has(i, EnvelopeColumns.ENDS_IN_GAP);
    }

    private void column(long at) {
        long column = Math.floorDiv(at, stepMillis);
        if (column != openColumn) {
            openColumn = column;
            columns.open(at, 0);
        }
        if (broken) {
            columns.flag(EnvelopeColumns.BROKEN);
            broken = false;
        }
    }

    Envelope build() {
        return new Envelope(columns, stepMillis, broken);
    }
}
