package dev.jvitals.session.bench;

import java.time.Duration;

/**
 * How long {@link Soak} keeps the window at work.
 *
 * @param length of it all
 * @param samples how often the window is measured meanwhile, at equal distances
 */
public record SoakPlan(Duration length, int samples) {
    /** Fewer cannot tell growth from warming up. */
    public static final int FEWEST_SAMPLES = 12;

    /** Throws where too little is asked for to say anything. */
    public SoakPlan {
        if (samples < FEWEST_SAMPLES) {
            throw new IllegalArgumentException("at least " + FEWEST_SAMPLES + " samples");
        }
    }
}
