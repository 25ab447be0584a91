package dev.jvitals.session.practice;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How to run a practice incident.
 *
 * @param javaHome the JDK or JRE to run it on, null for the one that can be found nearest
 * @param collector the collector to run it with, null for the incident's own choice
 * @param healthy whether to run the same program without its fault
 * @param bound after which time it ends by itself
 */
public record PracticeOptions(
        @Nullable Path javaHome, @Nullable Collector collector, boolean healthy, Duration bound) {
    /** Long enough to look around, short enough to be forgotten without harm. */
    public static final Duration DEFAULT_BOUND = Duration.ofMinutes(10);

    public static final PracticeOptions DEFAULT = new PracticeOptions(null, null, false, DEFAULT_BOUND);

    /** The collectors that a HotSpot of today can be asked for. */
    public enum Collector {
        SERIAL("-XX:+UseSerialGC"),
        PARALLEL("-XX:+UseParallelGC"),
        G1("-XX:+UseG1GC"),
        ZGC("-XX:+UseZGC"),
        SHENANDOAH("-XX:+UseShenandoahGC");

        private final String flag;

        Collector(String flag) {
            this.flag = flag;
        }

        /** The option that chooses it. */
        public String flag() {
            return flag;
        }
    }
}
