package dev.jvitals.session.matrix;

import dev.jvitals.base.Unit;
import dev.jvitals.diagnosis.Finding;
import dev.jvitals.diagnosis.Judgement;
import dev.jvitals.diagnosis.Severity;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What one run came to.
 *
 * @param judgement all that was found
 * @param took from the incident's start to the end of the look
 * @param hostStalled share of that time in which some task of the machine waited for a processor
 * @param reran whether this is the second run, alone, after a first that failed
 */
public record MatrixRow(MatrixCell cell, Judgement judgement, Duration took, double hostStalled, boolean reran) {
    private static final String ABOUT_THE_MACHINE = "host-pressure";

    /** From here on a finding that the machine is short of CPU is true, whoever made it so: neighbours on a test machine. */
    private static final double SHORT_OF_CPU = 0.3;

    MatrixRow afterRerun() {
        return new MatrixRow(cell, judgement, took, hostStalled, true);
    }

    /** The rules that should have found something and did not. */
    public List<String> missing() {
        return cell.missingIn(judgement.findings());
    }

    /** The rules that raised an alarm that this incident neither promises nor brings with it. */
    public List<String> others() {
        List<String> besides =
                cell.options().healthy() ? List.of() : cell.incident().besides();
        return judgement.findings().stream()
                .filter(finding -> finding.severity() != Severity.INFO)
                .map(Finding::rule)
                .filter(rule -> !cell.expected().contains(rule) && !besides.contains(rule))
                .filter(rule -> !isTrueOfTheMachine(rule))
                .distinct()
                .toList();
    }

    private boolean isTrueOfTheMachine(String rule) {
        return rule.equals(ABOUT_THE_MACHINE) && hostStalled >= SHORT_OF_CPU;
    }

    /** Whether nothing that should be found is missing, and nothing else is accused. */
    public boolean passed() {
        return missing().isEmpty() && cell.isNamedIn(judgement.findings()) && others().isEmpty();
    }

    /** The findings by rule and severity, and what is wrong with them. */
    public String inWords() {
        String found = judgement.findings().stream().map(this::word).distinct().collect(Collectors.joining(" "));
        return (found.isEmpty() ? "nothing" : found)
                + (missing().isEmpty() ? "" : "; missing " + missing())
                + (cell.isNamedIn(judgement.findings())
                        ? ""
                        : "; does not name " + cell.incident().culprit())
                + (others().isEmpty() ? "" : "; accuses " + others())
                + (reran ? " (second run, alone)" : "");
    }

    private String word(Finding finding) {
        String word = finding.rule() + ":" + finding.severity().name().toLowerCase(Locale.ROOT);
        boolean ofTheMachine =
                isTrueOfTheMachine(finding.rule()) && !cell.expected().contains(finding.rule());
        return ofTheMachine ? word + "(true: tasks waited " + Unit.SHARE.format(hostStalled) + " of the time)" : word;
    }
}
