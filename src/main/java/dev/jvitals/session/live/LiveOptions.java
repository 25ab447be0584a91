package dev.jvitals.session.live;

import java.time.Duration;

/**
 * How to watch a JVM.
 *
 * @param every the period of cheap figures; dearer ones take longer by themselves
 * @param attach whether to attach: without, only counters and the operating system are read, which the target cannot feel
 */
public record LiveOptions(Duration every, boolean attach) {
    /** Once a second, attached. */
    public static final LiveOptions USUAL = new LiveOptions(Duration.ofSeconds(1), true);

    public LiveOptions {
        if (every.toMillis() < 100) {
            throw new IllegalArgumentException("sampling faster than every 100 ms measures itself");
        }
    }
}
