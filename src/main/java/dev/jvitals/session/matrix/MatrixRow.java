package dev.jvitals.session.matrix;

import dev.jvitals.diagnosis.Finding;
import dev.jvitals.diagnosis.Severity;
import dev.jvitals.diagnosis.Suspect;
import dev.jvitals.session.diagnose.Diagnosed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What one run came to.
 *
 * @param diagnosed all that was found, by what the rules were given
 * @param took from the incident's start to the end of the look
 * @param foundAfter from the start until all that is promised of the live JVM was found; null where it was not
 * @param machine how short the machine was meanwhile
 * @param trouble why it could not be looked at; empty where it could
 * @param notHere why the incident cannot be made on this machine; empty where it can
 * @param firstRun the first run, which missed, where this is the second, alone; else null
 */
public record MatrixRow(
        MatrixCell cell,
        Map<Input, Diagnosed> diagnosed,
        Duration took,
        @Nullable Duration foundAfter,
        Machine machine,
        String trouble,
        String notHere,
        @Nullable MatrixRow firstRun) {
    private static final String ABOUT_THE_MACHINE = "host-pressure";

    /** What a run says of the program. */
    public enum Outcome {
        /** All that should be found is found, and nothing else is accused. */
        AS_PROMISED,
        /** Something is missing, or accused wrongly. */
        MISSED,
        /** Nothing: the incident cannot be made on this machine. */
        NOT_HERE
    }

    public MatrixRow {
        diagnosed = Map.copyOf(diagnosed);
    }

    /** The same run, told as the second after that one. */
    MatrixRow after(MatrixRow first) {
        return new MatrixRow(cell, diagnosed, took, foundAfter, machine, trouble, notHere, first);
    }

    /** Whether it took a second run, alone, after a first that failed beside others. */
    public boolean isSecondRun() {
        return firstRun != null;
    }

    public Outcome outcome() {
        if (!notHere.isEmpty()) {
            return Outcome.NOT_HERE;
        }
        return faults().isEmpty() ? Outcome.AS_PROMISED : Outcome.MISSED;
    }

    /** What was found by what the rules were given. */
    public List<Finding> findings(Input input) {
        Diagnosed of = diagnosed.get(input);
        return of == null ? List.of() : of.judgement().findings();
    }

    /** What is wrong with it, input by input; empty when all is as promised. */
    public Map<Input, List<String>> faults() {
        Map<Input, List<String>> faults = new EnumMap<>(Input.class);
        if (!notHere.isEmpty()) {
            return faults;
        }
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
        return fault.equals("missing runaway-thread") && machine.isKnownToLackCpu();
    }

    /** The rules that raised an alarm that this incident neither promises nor brings with it. */
    private List<String> others(Input input) {
        return findings(input).stream()
                .filter(finding -> finding.severity() != Severity.INFO)
                .filter(finding -> !isRight(finding.rule(), input)
                        && trueOfTheMachine(finding).isEmpty())
                .map(Finding::rule)
                .distinct()
                .toList();
    }

    private boolean isRight(String rule, Input input) {
        return !cell.options().healthy()
                && (cell.incident().rules().contains(rule)
                        || cell.incident().besides().contains(rule)
                        || cell.promises(input).stream()
                                .anyMatch(promise -> promise.rule().equals(rule)));
    }

    /** What the machine was really short of, where that is what the finding says; neighbours on a test machine see to it. */
    private Optional<String> trueOfTheMachine(Finding finding) {
        return finding.rule().equals(ABOUT_THE_MACHINE)
                ? finding.suspects().stream()
                        .map(Suspect::name)
                        .filter(machine::isShortOf)
                        .findFirst()
                : Optional.empty();
    }

    /** What was found live by rule and severity, what the other inputs showed, and what is wrong. */
    public String inWords() {
        if (!notHere.isEmpty()) {
            return "cannot be made here: " + notHere;
        }
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
        if (firstRun != null) {
            words.append(" (second run, alone; the first, beside others: ")
                    .append(firstRun.wrong())
                    .append(')');
        }
        return words.toString();
    }

    /** What is wrong, input by input, in one line; empty when all is as promised. */
    public String wrong() {
        return faults().entrySet().stream()
                .map(fault -> fault.getKey().words() + ": " + String.join(", ", fault.getValue()))
                .collect(Collectors.joining("; "));
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
        return cell.incident().rules().contains(finding.rule())
                ? word
                : word
                        + trueOfTheMachine(finding)
                                .map(resource -> "(" + machine.words(resource) + ")")
                                .orElse("");
    }
}
