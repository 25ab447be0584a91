package dev.jvitals.session.matrix;

import dev.jvitals.base.Unit;
import dev.jvitals.diagnosis.Finding;
import dev.jvitals.diagnosis.Severity;
import dev.jvitals.session.diagnose.Diagnosed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What one run came to.
 *
 * @param diagnosed all that was found, by what the rules were given
 * @param took from the incident's start to the end of the look
 * @param foundAfter from the start until all that is promised of the live JVM was found; null where it was not
 * @param hostStalled share of the time in which some task of the machine waited for a processor, in the worst 20 seconds
 * @param trouble why it could not be run; empty where it could
 * @param reran whether this is the second run, alone, after a first that failed
 */
public record MatrixRow(
        MatrixCell cell,
        Map<Input, Diagnosed> diagnosed,
        Duration took,
        @Nullable Duration foundAfter,
        double hostStalled,
        String trouble,
        boolean reran) {
    private static final String ABOUT_THE_MACHINE = "host-pressure";

    /** From here on a finding that the machine is short of CPU is true, whoever made it so: neighbours on a test machine. */
    private static final double SHORT_OF_CPU = 0.3;

    public MatrixRow {
        diagnosed = Map.copyOf(diagnosed);
    }

    MatrixRow afterRerun() {
        return new MatrixRow(cell, diagnosed, took, foundAfter, hostStalled, trouble, true);
    }

    private List<Finding> findings(Input input) {
        Diagnosed of = diagnosed.get(input);
        return of == null ? List.of() : of.judgement().findings();
    }

    /** What is wrong with it, input by input; empty when all is as promised. */
    public Map<Input, List<String>> faults() {
        Map<Input, List<String>> faults = new EnumMap<>(Input.class);
        if (!trouble.isEmpty()) {
            faults.put(Input.LIVE, List.of(trouble));
            return faults;
        }
        boolean fromDisk = diagnosed.containsKey(Input.RECORDING);
        for (Input input : fromDisk ? Input.values() : new Input[] {Input.LIVE}) {
            List<String> wrong = new ArrayList<>(cell.broken(input, findings(input)));
            wrong.removeIf(fault -> input != Input.LIVE && isUnseenWhenStarved(fault));
            others(input).forEach(rule -> wrong.add("accuses " + rule));
            if (!wrong.isEmpty()) {
                faults.put(input, wrong);
            }
        }
        return faults;
    }

    /** Dumps tell what CPU a thread got and not what it wanted: where nobody gets a core, none shows that keeps one. */
    private boolean isUnseenWhenStarved(String fault) {
        return fault.equals("missing runaway-thread") && hostStalled >= SHORT_OF_CPU;
    }

    /** The rules that raised an alarm that this incident neither promises nor brings with it. */
    private List<String> others(Input input) {
        List<String> rightly = new ArrayList<>();
        if (!cell.options().healthy()) {
            rightly.addAll(cell.incident().rules());
            rightly.addAll(cell.incident().besides());
            cell.promises(input).forEach(promise -> rightly.add(promise.rule()));
        }
        return findings(input).stream()
                .filter(finding -> finding.severity() != Severity.INFO)
                .map(Finding::rule)
                .filter(rule -> !rightly.contains(rule) && !isTrueOfTheMachine(rule))
                .distinct()
                .toList();
    }

    private boolean isTrueOfTheMachine(String rule) {
        return rule.equals(ABOUT_THE_MACHINE) && hostStalled >= SHORT_OF_CPU;
    }

    /** Whether nothing that should be found is missing, and nothing else is accused. */
    public boolean passed() {
        return faults().isEmpty();
    }

    /** What was found live by rule and severity, what the other inputs showed, and what is wrong. */
    public String inWords() {
        StringBuilder words = new StringBuilder(found());
        for (Input input : Input.values()) {
            if (input != Input.LIVE
                    && diagnosed.containsKey(input)
                    && !cell.promises(input).isEmpty()) {
                words.append("; ").append(input.words()).append(": ").append(rules(input));
            }
        }
        faults().forEach((input, wrong) ->
                words.append("; ").append(input.words()).append(" FAULT: ").append(String.join(", ", wrong)));
        return words.append(reran ? " (second run, alone)" : "").toString();
    }

    private String found() {
        String live = findings(Input.LIVE).stream().map(this::word).distinct().collect(Collectors.joining(" "));
        return live.isEmpty() ? "nothing" : live;
    }

    private String rules(Input input) {
        return findings(input).stream()
                .map(Finding::rule)
                .filter(rule -> cell.promises(input).stream()
                        .anyMatch(promise -> promise.rule().equals(rule)))
                .distinct()
                .collect(Collectors.joining(" "));
    }

    private String word(Finding finding) {
        String word = finding.rule() + ":" + finding.severity().name().toLowerCase(Locale.ROOT);
        boolean ofTheMachine =
                isTrueOfTheMachine(finding.rule()) && !cell.incident().rules().contains(finding.rule());
        return ofTheMachine ? word + "(true: tasks waited " + Unit.SHARE.format(hostStalled) + " of the time)" : word;
    }
}
