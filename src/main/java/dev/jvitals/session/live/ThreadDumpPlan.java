package dev.jvitals.session.live;

import dev.jvitals.base.Failure;
import java.time.Duration;

/**
 * Which thread dumps to take.
 *
 * @param count how many, one after the other
 * @param every from the start of one to the start of the next; more where the JVM is slow to answer
 * @param virtualThreads whether virtual threads are listed too; JDK 21 and later can
 */
public record ThreadDumpPlan(int count, Duration every, boolean virtualThreads) {
    /** More in one go is a recording, which other tools do at less cost. */
    public static final int MOST = 1_000;

    /** Dumps closer together would keep the JVM at safepoints. */
    public static final Duration CLOSEST = Duration.ofMillis(100);

    /** A single dump of the platform threads. */
    public static final ThreadDumpPlan ONE = new ThreadDumpPlan(1, Duration.ofSeconds(2), false);

    public ThreadDumpPlan {
        if (count < 1 || count > MOST) {
            throw new Failure(Failure.Kind.USAGE, "between 1 and " + MOST + " dumps can be taken, not " + count);
        } else if (every.compareTo(CLOSEST) < 0) {
            throw new Failure(Failure.Kind.USAGE, "dumps need " + CLOSEST.toMillis() + " ms between them at least");
        }
    }
}
