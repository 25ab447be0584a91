package dev.jvitals.metrics;

import java.util.Map;

/**
 * Something that happened: a GC pause, a concurrent cycle, a safepoint, a dump taken, a note.
 *
 * @param kind stable and dotted: {@code gc.pause}, {@code gc.cycle}, {@code gc.stall}, {@code safepoint}, {@code dump},
 *     {@code note}, {@code target}
 * @param atMillis when it began, since the epoch
 * @param durationNanos how long it took; 0 for a moment
 * @param what one short phrase, for example the GC cause
 * @param source where it was seen
 * @param numbers figures by name, units in the names: {@code beforeBytes}, {@code afterBytes}
 * @param texts further words by name: {@code collector}, {@code operation}
 */
public record TimedEvent(
        String kind,
        long atMillis,
        long durationNanos,
        String what,
        String source,
        Map<String, Double> numbers,
        Map<String, String> texts) {
    public TimedEvent {
        numbers = Map.copyOf(numbers);
        texts = Map.copyOf(texts);
    }
}
