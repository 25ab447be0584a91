package dev.jvitals.diagnosis;

import java.util.List;

/** What one rule says of one input. */
public sealed interface Verdict {
    /** Looked, and nothing is wrong. */
    Verdict FINE = new Fine();

    /** Looked, and nothing is wrong. */
    record Fine() implements Verdict {}

    /** Something is wrong. */
    record Found(List<Finding> findings) implements Verdict {
        public Found {
            findings = List.copyOf(findings);
        }
    }

    /** The input does not show what the rule needs, and why: "no per-thread CPU in this dump". */
    record NotSeen(String reason) implements Verdict {}

    /** One finding, as a verdict. */
    static Verdict found(Finding finding) {
        return new Found(List.of(finding));
    }
}
