package dev.jvitals.ui.chart;

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
}
