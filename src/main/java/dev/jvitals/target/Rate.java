package dev.jvitals.target;

/** Turns a figure that only grows into its growth per second. For one thread at a time. */
public final class Rate {
    private double lastValue = Double.NaN;
    private long lastNanos;

    /** Growth per second since the last call; NaN at the first, and after the figure fell (it was started anew). */
    public double perSecond(double value, long nowNanos) {
        double rate = (value - lastValue) / ((nowNanos - lastNanos) / 1e9);
        boolean usable = value >= lastValue && nowNanos > lastNanos;
        lastValue = value;
        lastNanos = nowNanos;
        return usable ? rate : Double.NaN;
    }
}
