package dev.jvitals.session.matrix;

import dev.jvitals.diagnosis.Finding;
import dev.jvitals.diagnosis.TrackedFinding;
import dev.jvitals.session.practice.Incident;
import dev.jvitals.session.practice.PracticeOptions;
import java.util.List;

/** One run of the matrix: an incident with the options it is started with. */
public record MatrixCell(Incident incident, PracticeOptions options) {
    /** The rules that must find something; none for what is healthy. */
    List<String> expected() {
        return options.healthy() ? List.of() : incident.rules();
    }

    /** The expected rules that found nothing. */
    List<String> missingIn(List<Finding> findings) {
        return expected().stream()
                .filter(rule ->
                        findings.stream().noneMatch(finding -> finding.rule().equals(rule)))
                .toList();
    }

    /** Whether a finding of the expected rules names the culprit among its suspects. */
    boolean isNamedIn(List<Finding> findings) {
        String culprit = incident.culprit();
        return expected().isEmpty()
                || culprit.isEmpty()
                || findings.stream()
                        .filter(finding -> expected().contains(finding.rule()))
                        .flatMap(finding -> finding.suspects().stream())
                        .anyMatch(suspect -> suspect.name().contains(culprit)
                                || suspect.detail().contains(culprit));
    }

    /** Whether all that is promised is found; never so for what is healthy, which is watched to the end. */
    boolean isRecognisedBy(List<TrackedFinding> found) {
        List<Finding> findings = found.stream().map(TrackedFinding::finding).toList();
        return !expected().isEmpty() && missingIn(findings).isEmpty() && isNamedIn(findings);
    }
}
