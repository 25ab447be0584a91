package dev.jvitals.session.practice;

import java.util.List;
import java.util.stream.Stream;

/**
 * A practice incident that can be started.
 *
 * @param id the name it is started by, for example {@code pool-exhausted}
 * @param simulates what it simulates, in one line
 * @param lookFor where its trouble shows
 * @param rules the ids of the rules that recognise it; none for a healthy server
 * @param besides rules that may find something too, and rightly: the incident brings it with it
 * @param memoryLimitBytes what the system lets it have, 0 for no limit of its own
 * @param jvmOptions what its JVM needs to fall ill within half a minute on a small machine
 */
public record Incident(
        String id,
        String simulates,
        String lookFor,
        List<String> rules,
        List<String> besides,
        long memoryLimitBytes,
        List<String> jvmOptions) {
    public Incident {
        rules = List.copyOf(rules);
        besides = List.copyOf(besides);
        jvmOptions = List.copyOf(jvmOptions);
    }

    /** One without a memory limit, that brings nothing else with it. */
    public Incident(String id, String simulates, String lookFor, List<String> rules, List<String> jvmOptions) {
        this(id, simulates, lookFor, rules, List.of(), 0, jvmOptions);
    }

    /** Both in one JVM. Where their options contradict each other, the JVM takes the other's, which come later. */
    Incident and(Incident other) {
        return new Incident(
                id + "+" + other.id,
                simulates + "; and " + other.simulates,
                lookFor + "; and " + other.lookFor,
                both(rules, other.rules),
                both(besides, other.besides),
                Math.max(memoryLimitBytes, other.memoryLimitBytes),
                both(jvmOptions, other.jvmOptions));
    }

    private static List<String> both(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).distinct().toList();
    }
}
