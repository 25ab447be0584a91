package dev.jvitals.metrics;

/**
 * Sums up by the second, in time order. A quiet stretch gives a zero at its beginning and one at its end, so that weeks of
 * silence cost nothing and still read as zero. Not thread-safe.
 */
public final class SecondMeter {
    private static final long SECOND_MILLIS = 1_000;

    private final Out out;
    private long second = Long.MIN_VALUE;
    private double sum;
    private int count;

    /** Takes the second that ended at {@code atMillis}: the sum of its amounts and how many there were. */
    @FunctionalInterface
    public interface Out {
        void second(long atMillis, double sum, int count);
    }

    public SecondMeter(Out out) {
        this.out = out;
    }

    /** An amount at a moment. */
    public void add(long atMillis, double amount) {
        moveTo(Math.floorDiv(atMillis, SECOND_MILLIS));
        sum += amount;
        count++;
    }

    /** Time spent from one moment on, shared out to the seconds it lies in; the amounts are in seconds. */
    public void spend(long fromMillis, double nanos) {
        double left = nanos / 1e6;
        double at = fromMillis;
        while (left > 0) {
            long current = Math.floorDiv((long) at, SECOND_MILLIS);
            double share = Math.min(left, (current + 1) * SECOND_MILLIS - at);
            moveTo(current);
            sum += share / SECOND_MILLIS;
            count++;
            left -= share;
            at = (current + 1) * (double) SECOND_MILLIS;
        }
    }

    private void moveTo(long next) {
        if (second == Long.MIN_VALUE) {
            second = next;
        } else if (next > second) {
            flush();
            if (next > second + 1) {
                out.second((second + 2) * SECOND_MILLIS, 0, 0);
            }
            if (next > second + 2) {
                out.second(next * SECOND_MILLIS, 0, 0);
            }
            second = next;
            sum = 0;
            count = 0;
        } // what comes late counts for the second that is open
    }

    private void flush() {
        out.second((second + 1) * SECOND_MILLIS, sum, count);
    }

    /** Tells the last second. */
    public void end() {
        if (second != Long.MIN_VALUE) {
            flush();
            sum = 0;
            count = 0;
        }
    }
}
