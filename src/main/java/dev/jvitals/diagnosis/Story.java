package dev.jvitals.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Joins findings of which one explains another: the main one keeps its severity and the others become notes to it, so
 * that one trouble is one alarm. Nothing is thrown away.
 */
public final class Story {
    private static final String CROWD = "thread-explosion";

    /** By the consequence's rule: which rules explain it, the likeliest first. */
    private static final Map<String, List<String>> EXPLAINED_BY = Map.ofEntries(
            Map.entry("gc-thrash", List.of("heap-leak")),
            Map.entry("default-heap-size", List.of("heap-leak")),
            Map.entry("long-gc-pause", List.of("gc-thrash", "heap-leak", "explicit-gc")),
            Map.entry("native-growth", List.of("thread-explosion", "class-leak", "direct-memory", "socket-buildup")),
            Map.entry(CROWD, List.of("socket-buildup", "pool-wait", "pool-self-deadlock", "lock-contention")),
            Map.entry("workers-saturated", List.of("pool-self-deadlock", "pool-wait", "deadlock", "lock-contention")),
            Map.entry("pool-wait", List.of("pool-self-deadlock")),
            Map.entry("lock-contention", List.of("deadlock")),
            Map.entry(
                    "stuck-threads",
                    List.of("deadlock", "workers-saturated", "pool-self-deadlock", "pool-wait", "lock-contention")),
            Map.entry("remote-wait", List.of("workers-saturated", "pool-wait", "lock-contention", "socket-buildup")));

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

    /**
     * A finding with what another look at the same trouble saw: a leak's slope with its holder.
     *
     * @param others findings of the same rule; the first of them adds its sentence
     * @param where they were seen, in words
     */
    public static Finding withWhatOthersSaw(Finding finding, List<Finding> others, String where) {
        return others.isEmpty()
                ? finding
                : others.stream()
                        .reduce(finding, Story::withWhatTheOtherSaw)
                        .withSummary(finding.summary() + "; in the " + where + ": "
                                + others.getFirst().summary());
    }

    private static Finding withWhatTheOtherSaw(Finding finding, Finding other) {
        boolean worse = other.severity().compareTo(finding.severity()) > 0;
        return finding.withSeverity(worse ? other.severity() : finding.severity())
                .withMore(other.evidence(), other.suspects(), other.advice())
                .alsoJudgedBy(other.thresholds())
                .withLinks(finding.links().and(other.links()));
    }

    /** A crowd of threads is explained by what these threads wait for, and not by what others do meanwhile. */
    private static Optional<Finding> mainOf(Finding finding, List<Finding> findings) {
        for (String rule : EXPLAINED_BY.getOrDefault(finding.rule(), List.of())) {
            Optional<Finding> main = findings.stream()
                    .filter(other -> other.rule().equals(rule) && other.severity() != Severity.INFO)
                    .filter(other -> other.links().speaksOfCrowdsOf(finding.links()))
                    .findFirst();
            if (main.isPresent()) {
                return main;
            }
        }
        return Optional.empty();
    }

    private static Finding asNote(Finding finding, Finding main) {
        return finding.withSeverity(Severity.INFO)
                .withSummary(finding.summary() + " (a consequence of " + main.rule() + ")")
                .withLinks(finding.links().asConsequenceOf(main.rule()));
    }
}
