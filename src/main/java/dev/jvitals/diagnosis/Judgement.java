package dev.jvitals.diagnosis;

import java.util.ArrayList;
import java.util.List;

/**
 * All that the rules said of one input.
 *
 * @param findings the worst first
 * @param notSeen what could not be judged and why, one sentence each ("runaway-thread: no per-thread CPU in this dump")
 */
public record Judgement(List<Finding> findings, List<String> notSeen) {
    public Judgement {
        List<Finding> sorted = new ArrayList<>(findings);
        sorted.sort((a, b) -> b.severity().compareTo(a.severity()));
        findings = List.copyOf(sorted);
        notSeen = List.copyOf(notSeen);
    }
}
