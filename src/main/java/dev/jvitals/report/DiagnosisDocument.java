package dev.jvitals.report;

import dev.jvitals.diagnosis.TrackedFinding;
import dev.jvitals.metrics.History;
import java.util.List;
import java.util.Map;

/**
 * All that a report about a diagnosis tells.
 *
 * @param target what was looked at, in words
 * @param fromMillis where the time that was looked at begins, since the epoch; 0 where there is none
 * @param toMillis where it ends
 * @param findings with their times
 * @param notSeen what could not be judged, and why
 * @param environment the JVM's words on itself by name, with its secrets still in them: arguments, flags, properties
 * @param history what was measured; empty for dumps alone
 */
public record DiagnosisDocument(
        String target,
        long fromMillis,
        long toMillis,
        List<TrackedFinding> findings,
        List<String> notSeen,
        Map<String, String> environment,
        History history) {
    public DiagnosisDocument {
        findings = List.copyOf(findings);
        notSeen = List.copyOf(notSeen);
    }
}
