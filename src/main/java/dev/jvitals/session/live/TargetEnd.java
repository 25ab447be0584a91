package dev.jvitals.session.live;

import dev.jvitals.metrics.TimedEvent;
import java.util.Map;

/**
 * The end of a JVM that was watched.
 *
 * @param atMillis when it was noticed
 * @param sentence how it ended, as far as can be known
 */
public record TargetEnd(long atMillis, String sentence) {
    TimedEvent toEvent() {
        return new TimedEvent("target", atMillis, 0, sentence, "/proc", Map.of(), Map.of("state", "ended"));
    }
}
