package dev.jvitals.session.matrix;

import dev.jvitals.diagnosis.Evidence;
import dev.jvitals.diagnosis.Finding;
import dev.jvitals.diagnosis.Severity;
import dev.jvitals.diagnosis.Suspect;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What findings of a rule must say of an incident.
 *
 * @param rule the rule that must find something, above a note unless {@code mayBeNote}
 * @param evidence how the names of the pieces of evidence begin that must be there, each with a value and a source
 * @param culprits who must be named
 * @param mayBeNote whether a note will do, where the incident is no trouble
 */
record Promise(String rule, List<String> evidence, List<Culprit> culprits, boolean mayBeNote) {
    Promise {
        evidence = List.copyOf(evidence);
        culprits = List.copyOf(culprits);
    }

    static Promise of(String rule) {
        return new Promise(rule, List.of(), List.of(), false);
    }

    Promise with(String... pieces) {
        return new Promise(
                rule, Stream.concat(evidence.stream(), Stream.of(pieces)).toList(), culprits, mayBeNote);
    }

    Promise naming(Suspect.Kind kind, String... words) {
        Stream<Culprit> more = Stream.of(words).map(word -> new Culprit(kind, word));
        return new Promise(
                rule, evidence, Stream.concat(culprits.stream(), more).toList(), mayBeNote);
    }

    Promise asNote() {
        return new Promise(rule, evidence, culprits, true);
    }

    /**
     * What is not kept, in words; empty when all is. Where a rule finds several troubles, each must have the evidence, and
     * all together must name the culprits.
     */
    List<String> brokenBy(List<Finding> findings) {
        List<Finding> own = findings.stream()
                .filter(finding -> finding.rule().equals(rule))
                .sorted(Comparator.comparing(Finding::severity).reversed())
                .toList();
        if (own.isEmpty()) {
            return List.of("missing " + rule);
        }
        List<String> broken = new ArrayList<>();
        if (!mayBeNote && isOnlyNoted(own.getFirst())) {
            broken.add(rule + " is only a note");
        }
        for (String piece : evidence) {
            if (own.stream().noneMatch(finding -> has(finding, piece))) {
                broken.add(rule + " lacks '" + piece + "'");
            }
        }
        for (Culprit culprit : culprits) {
            if (own.stream().noneMatch(culprit::isNamedBy)) {
                broken.add(rule + " does not name " + culprit.kind() + " " + culprit.word());
            }
        }
        return broken;
    }

    /** What another finding explains is a note to it, and rightly. */
    private static boolean isOnlyNoted(Finding worst) {
        return worst.severity() == Severity.INFO
                && worst.links().consequenceOf().isEmpty();
    }

    private static boolean has(Finding finding, String piece) {
        return finding.evidence().stream().anyMatch(fact -> fact.what().startsWith(piece) && isMeasured(fact));
    }

    private static boolean isMeasured(Evidence fact) {
        boolean hasValue = fact.value() instanceof Number number
                ? Double.isFinite(number.doubleValue())
                : !fact.value().toString().isBlank();
        return hasValue && !fact.source().isBlank();
    }
}
