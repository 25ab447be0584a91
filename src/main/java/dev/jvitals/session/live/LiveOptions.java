package dev.jvitals.session.live;

import java.time.Duration;

/**
 * How to watch a JVM.
 *
 * @param every the period of cheap figures; dearer ones take longer by themselves
 * @param attach whether to attach: without, only counters and the operating system are read, which the target cannot feel
 * @param flightRecorder whether to stream the flight recorder's events too: some MB in the target
 */
public record LiveOptions(Duration every, boolean attach, boolean flightRecorder) {
    /** Once a second, attached, without the flight recorder. */
    public static final LiveOptions USUAL = new LiveOptions(Duration.ofSeconds(1), true, false);

    public LiveOptions {
        if (every.toMillis() < 100) {
            throw new IllegalArgumentException("sampling faster than every 100 ms measures itself");
        }
    }
}
