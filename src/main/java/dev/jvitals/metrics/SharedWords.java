package dev.jvitals.metrics;

import java.util.HashMap;
import java.util.Map;

/**
 * Keeps equal words of events once: each pause brings its collector and cause anew, as read from the JVM, and tens of thousands
 * of pauses are kept. Not safe for threads.
 */
final class SharedWords {
    /** Words that differ from event to event, as notes do, are not worth keeping here. */
    private static final int MOST = 1_000;

    private final Map<String, String> words = new HashMap<>();
    private final Map<Map<String, String>, Map<String, String>> texts = new HashMap<>();

    /** An equal event whose words are those of events before it. */
    TimedEvent share(TimedEvent event) {
        return new TimedEvent(
                shared(words, event.kind()),
                event.atMillis(),
                event.durationNanos(),
                shared(words, event.what()),
                shared(words, event.source()),
                event.numbers(),
                shared(texts, event.texts()));
    }

    private static <T> T shared(Map<T, T> known, T now) {
        T before = known.get(now);
        if (before == null && known.size() < MOST) {
            known.put(now, now);
        }
        return before == null ? now : before;
    }
}
