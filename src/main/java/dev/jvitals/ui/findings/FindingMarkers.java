package dev.jvitals.ui.findings;

import dev.jvitals.diagnosis.Severity;
import dev.jvitals.diagnosis.TrackedFinding;
import dev.jvitals.ui.chart.Marker;
import java.util.List;

/** The times of findings, for shading on charts. */
public final class FindingMarkers {
    private FindingMarkers() {}

    /** Of all that is more than a note. */
    public static List<Marker> of(List<TrackedFinding> findings) {
        return findings.stream()
                .filter(tracked -> tracked.finding().severity() != Severity.INFO)
                .map(FindingMarkers::of)
                .toList();
    }

    static Marker of(TrackedFinding tracked) {
        Marker.Tone tone = switch (tracked.finding().severity()) {
            case CRITICAL -> Marker.Tone.DANGER;
            case WARNING -> Marker.Tone.WARNING;
            case INFO -> Marker.Tone.PLAIN;
        };
        return new Marker(
                tracked.sinceMillis(),
                Math.max(tracked.lastMillis(), tracked.sinceMillis() + 1),
                tracked.finding().rule(),
                tone);
    }
}
