package dev.jvitals.session.matrix;

import dev.jvitals.diagnosis.Finding;
import dev.jvitals.diagnosis.Judgement;
import dev.jvitals.diagnosis.Severity;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What one run came to.
 *
 * @param missing rules that should have found something and did not
 * @param culpritNamed whether a finding of the expected rules names the culprit
 * @param others rules that raised an alarm that this incident does not promise
 * @param judgement all that was found
 */
public record MatrixRow(
        MatrixCell cell, List<String> missing, boolean culpritNamed, List<String> others, Judgement judgement) {

    /** A finding about the machine accuses no JVM, and the machine that runs the matrix may well be short of CPU. */
    private static final String ABOUT_THE_MACHINE = "host-pressure";

    static MatrixRow of(MatrixCell cell, Judgement judgement) {
        List<String> expected =
                cell.options().healthy() ? List.of() : cell.incident().rules();
        List<Finding> findings = judgement.findings();
        List<String> missing = expected.stream()
                .filter(rule ->
                        findings.stream().noneMatch(finding -> finding.rule().equals(rule)))
                .toList();
        String culprit = cell.incident().culprit();
        boolean named = expected.isEmpty()
                || culprit.isEmpty()
                || findings.stream()
                        .filter(finding -> expected.contains(finding.rule()))
                        .anyMatch(finding -> names(finding, culprit));
        List<String> others = findings.stream()
                .filter(finding -> finding.severity() != Severity.INFO)
                .map(Finding::rule)
                .filter(rule -> !expected.contains(rule) && !rule.equals(ABOUT_THE_MACHINE))
                .distinct()
                .toList();
        return new MatrixRow(cell, missing, named, others, judgement);
    }

    private static boolean names(Finding finding, String culprit) {
        return finding.suspects().stream()
                .anyMatch(suspect ->
                        suspect.name().contains(culprit) || suspect.detail().contains(culprit));
    }

    /** Whether nothing that should be found is missing, and nothing healthy is accused. */
    public boolean passed() {
        boolean mustBeQuiet =
                cell.options().healthy() || cell.incident().rules().isEmpty();
        return missing.isEmpty() && culpritNamed && (!mustBeQuiet || others.isEmpty());
    }

    /** The findings by rule and severity, and what is wrong with them. */
    public String inWords() {
        String found = judgement.findings().stream()
                .map(finding -> finding.rule() + ":" + finding.severity().name().toLowerCase(Locale.ROOT))
                .distinct()
                .collect(Collectors.joining(" "));
        return (found.isEmpty() ? "nothing" : found)
                + (missing.isEmpty() ? "" : "; missing " + missing)
                + (culpritNamed ? "" : "; does not name " + cell.incident().culprit());
    }
}
