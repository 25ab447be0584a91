package dev.jvitals.metrics;

import java.util.Arrays;

/**
 * Columns of minima and maxima as plain arrays, {@value #BYTES_PER_COLUMN} bytes each; with a bound, the oldest go. Not
 * thread-safe.
 */
final class EnvelopeColumns {
    /** The source was silent before the column's first sample or between its samples. */
    static final int BROKEN = 1;
    /** The source fell silent after the column's last sample. */
    static final int ENDS_IN_GAP = 2;

    static final int BYTES_PER_COLUMN = 8 + 4 * 8 + 4 + 1;

    private final int bound;
    private long[] atMillis;
    private double[] min;
    private double[] max;
    private double[] mean;
    private double[] last;
    /** Empty where each sample counts the same. */
    private float[] weight;

    private final boolean weighed;
    private int[] count;
    private byte[] flags;
    private int first;
    private int size;

    EnvelopeColumns(int capacity, int bound, boolean weighed) {
        this.weighed = weighed;
        this.bound = bound;
        atMillis = new long[capacity];
        min = new double[capacity];
        max = new double[capacity];
        mean = new double[capacity];
        last = new double[capacity];
        weight = new float[weighed ? capacity : 0];
        count = new int[capacity];
        flags = new byte[capacity];
    }

    int size() {
        return size;
    }

    /** Opens a column for samples from {@code at} on. Amortized O(1). */
    void open(long at, int flag) {
        if (size == bound) {
            first = (first + 1) % bound;
            size--;
        } else if (size == atMillis.length) {
            grow();
        }
        int i = index(size++);
        atMillis[i] = at;
        min[i] = Double.POSITIVE_INFINITY;
        max[i] = Double.NEGATIVE_INFINITY;
        mean[i] = 0;
        last[i] = Double.NaN;
        if (weighed) {
            weight[i] = 0;
        }
        count[i] = 0;
        flags[i] = (byte) flag;
    }

    /** Adds one sample to the newest column. */
    void sample(double value, double more) {
        merge(value, value, value, value, 1, more);
    }

    /** Adds all of a finer column to the newest. */
    void merge(EnvelopeColumns finer, int column) {
        merge(
                finer.min(column),
                finer.max(column),
                finer.mean(column),
                finer.last(column),
                finer.count(column),
                finer.weight(column));
    }

    private void merge(double low, double high, double average, double newest, int samples, double more) {
        int i = index(size - 1);
        min[i] = Math.min(min[i], low);
        max[i] = Math.max(max[i], high);
        count[i] += samples;
        if (weighed) {
            weight[i] += (float) more;
        }
        mean[i] += (average - mean[i]) * more / (weighed ? weight[i] : count[i]);
        last[i] = newest;
    }

    void flag(int flag) {
        flags[index(size - 1)] |= (byte) flag;
    }

    void unflag(int flag) {
        flags[index(size - 1)] &= (byte) ~flag;
    }

    boolean has(int column, int flag) {
        return (flags[index(column)] & flag) != 0;
    }

    long atMillis(int column) {
        return atMillis[index(column)];
    }

    double min(int column) {
        return min[index(column)];
    }

    double max(int column) {
        return max[index(column)];
    }

    double mean(int column) {
        return mean[index(column)];
    }

    double last(int column) {
        return last[index(column)];
    }

    double weight(int column) {
        return weighed ? weight[index(column)] : count(column);
    }

    int count(int column) {
        return count[index(column)];
    }

    long retainedBytes() {
        return (long) BYTES_PER_COLUMN * atMillis.length + 4L * weight.length;
    }

    private int index(int column) {
        int i = first + column;
        return i >= atMillis.length ? i - atMillis.length : i;
    }

    /** Only called while {@link #first} is 0: the ring turns only at its bound. */
    private void grow() {
        int capacity = Math.min(bound, Math.max(16, size + size / 2));
        atMillis = Arrays.copyOf(atMillis, capacity);
        min = Arrays.copyOf(min, capacity);
        max = Arrays.copyOf(max, capacity);
        mean = Arrays.copyOf(mean, capacity);
        last = Arrays.copyOf(last, capacity);
        weight = Arrays.copyOf(weight, weighed ? capacity : 0);
        count = Arrays.copyOf(count, capacity);
        flags = Arrays.copyOf(flags, capacity);
    }
}
