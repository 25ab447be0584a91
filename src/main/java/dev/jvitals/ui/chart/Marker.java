package dev.jvitals.ui.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Something to be seen on all charts at its time.
 *
 * @param fromMillis since the epoch
 * @param toMillis the same for a moment
 * @param label a few words
 * @param tone how much it should stand out
 */
public record Marker(long fromMillis, long toMillis, String label, Tone tone) {
    /** How much a marker stands out. */
    public enum Tone {
        PLAIN,
        WARNING,
        DANGER
    }

    boolean isMoment() {
        return fromMillis == toMillis;
    }

    /** As they are drawn: ranges of one tone that touch are one, so that many findings at once are no darker than one. */
    static List<Marker> merged(List<Marker> markers) {
        List<Marker> sorted = new ArrayList<>(markers);
        sorted.sort(Comparator.comparing(Marker::tone)
                .thenComparing(Marker::isMoment)
                .thenComparingLong(Marker::fromMillis));
        List<Marker> drawn = new ArrayList<>();
        for (Marker next : sorted) {
            Marker last = drawn.isEmpty() ? next : drawn.getLast();
            boolean touches = last.tone == next.tone && !last.isMoment() && next.fromMillis <= last.toMillis;
            if (!drawn.isEmpty() && touches && !next.isMoment()) {
                long to = Math.max(last.toMillis, next.toMillis);
                drawn.set(drawn.size() - 1, new Marker(last.fromMillis, to, last.label, last.tone));
            } else {
                drawn.add(next);
            }
        }
        return drawn;
    }
}
