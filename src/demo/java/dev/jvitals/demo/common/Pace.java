package dev.jvitals.demo.common;

/** A steady beat for one thread. A turn that came late is not made up for, so that a pause causes no burst. */
public final class Pace {
    private final long intervalNanos;
    private long nextNanos = System.nanoTime();

    /** So many turns a second at the most. */
    public Pace(double perSecond) {
        intervalNanos = (long) (1e9 / perSecond);
    }

    /** Sleeps until the next turn is due. */
    public void next() throws InterruptedException {
        long waitNanos = nextNanos - System.nanoTime();
        if (waitNanos > 0) {
            Thread.sleep(waitNanos / 1_000_000, (int) (waitNanos % 1_000_000));
        }
        nextNanos = Math.max(nextNanos, System.nanoTime() - intervalNanos) + intervalNanos;
    }
}
