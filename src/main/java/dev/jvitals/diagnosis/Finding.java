package dev.jvitals.diagnosis;

import java.util.List;

/**
 * What a rule says is wrong, with the evidence.
 *
 * @param rule the rule's id, for example {@code pool-wait}
 * @param severity how bad
 * @param summary one sentence that says what is wrong, with the figures in it
 * @param evidence what was measured
 * @param suspects who did it, the likeliest first
 * @param why how such trouble comes about
 * @param advice what to do next: commands and flags that can be copied, the next view to open
 * @param confidence how sure, in words, with the reason
 */
public record Finding(
        String rule,
        Severity severity,
        String summary,
        List<Evidence> evidence,
        List<Suspect> suspects,
        String why,
        List<String> advice,
        String confidence) {
    public Finding {
        evidence = List.copyOf(evidence);
        suspects = List.copyOf(suspects);
        advice = List.copyOf(advice);
    }
}
