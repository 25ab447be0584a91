package dev.jvitals.diagnosis.live;

import dev.jvitals.diagnosis.Finding;
import dev.jvitals.diagnosis.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Joins findings of which one explains another: the main one keeps its severity and the others become notes to it, so
 * that one trouble is one alarm. Nothing is thrown away.
 */
public final class Story {
    /** By the consequence's rule: which rules explain it, the likeliest first. */
    private static final Map<String, List<String>> EXPLAINED_BY = Map.of(
            "gc-thrash", List.of("heap-leak"),
            "default-heap-size", List.of("heap-leak"),
            "long-gc-pause", List.of("gc-thrash", "heap-leak", "explicit-gc"),
            "native-growth", List.of("thread-explosion", "class-leak", "direct-memory", "socket-buildup"),
            "thread-explosion", List.of("socket-buildup", "pool-wait", "pool-self-deadlock", "lock-contention"),
            "workers-saturated", List.of("pool-self-deadlock", "pool-wait", "deadlock", "lock-contention"),
            "pool-wait", List.of("pool-self-deadlock"),
            "lock-contention", List.of("deadlock"));

    private Story() {}

    /** The findings, each consequence turned into a note to what explains it. */
    public static List<Finding> join(List<Finding> findings) {
        List<Finding> joined = new ArrayList<>(findings.size());
        for (Finding finding : findings) {
            joined.add(
                    mainOf(finding, findings).map(main -> asNote(finding, main)).orElse(finding));
        }
        return joined;
    }

    /**
     * The findings of two ways to look at one process, as one list: where both have a rule, the first way's finding takes
     * over what the second saw.
     */
    public static List<Finding> merge(List<Finding> first, List<Finding> second) {
        List<Finding> merged = new ArrayList<>();
        for (Finding finding : first) {
            merged.add(second.stream()
                    .filter(other -> other.rule().equals(finding.rule()))
                    .reduce(finding, Story::withWhatTheOtherSaw));
        }
        second.stream()
                .filter(other ->
                        first.stream().noneMatch(finding -> finding.rule().equals(other.rule())))
                .forEach(merged::add);
        return merged;
    }

    private static Finding withWhatTheOtherSaw(Finding finding, Finding other) {
        return new Finding(
                finding.rule(),
                finding.severity().compareTo(other.severity()) >= 0 ? finding.severity() : other.severity(),
                finding.summary(),
                concat(finding.evidence(), other.evidence()),
                concat(finding.suspects(), other.suspects()),
                finding.why(),
                concat(finding.advice(), other.advice()),
                finding.confidence());
    }

    private static <T> List<T> concat(List<T> first, List<T> second) {
        return Stream.concat(first.stream(), second.stream()).distinct().toList();
    }

    private static Optional<Finding> mainOf(Finding finding, List<Finding> findings) {
        for (String rule : EXPLAINED_BY.getOrDefault(finding.rule(), List.of())) {
            Optional<Finding> main = findings.stream()
                    .filter(other -> other.rule().equals(rule) && other.severity() != Severity.INFO)
                    .findFirst();
            if (main.isPresent()) {
                return main;
            }
        }
        return Optional.empty();
    }

    private static Finding asNote(Finding finding, Finding main) {
        return new Finding(
                finding.rule(),
                Severity.INFO,
                finding.summary() + " (a consequence of " + main.rule() + ")",
                finding.evidence(),
                finding.suspects(),
                finding.why(),
                finding.advice(),
                finding.confidence());
    }
}
