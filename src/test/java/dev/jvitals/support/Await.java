package dev.jvitals.support;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for something to become true, with a deadline that a busy machine keeps. */
public final class Await {
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final long POLL_NANOS = 10_000_000;

    private Await() {}

    /** Returns once the condition holds; fails with {@code what} if it does not within a minute. */
    public static void until(String what, BooleanSupplier condition) {
        until(what, DEADLINE, condition);
    }

    /** As {@link #until(String, BooleanSupplier)} with another deadline. */
    public static void until(String what, Duration deadline, BooleanSupplier condition) {
        long end = System.nanoTime() + deadline.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("waited " + deadline.toSeconds() + " s in vain: " + what);
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }
}
