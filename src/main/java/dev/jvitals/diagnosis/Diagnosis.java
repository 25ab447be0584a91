package dev.jvitals.diagnosis;

import java.util.ArrayList;
import java.util.List;

/** Asks rules and gathers what they say. */
public final class Diagnosis {
    private Diagnosis() {}

    /** Every rule's word on the input. Cost: the sum of the rules'. */
    public static <I> Judgement judge(List<? extends Rule<I>> rules, I input) {
        List<Finding> findings = new ArrayList<>();
        List<String> notSeen = new ArrayList<>();
        for (Rule<I> rule : rules) {
            switch (rule.judge(input)) {
                case Verdict.Found found ->
                    found.findings().forEach(each -> findings.add(each.judgedBy(applied(rule))));
                case Verdict.NotSeen unseen -> notSeen.add(rule.id() + ": " + unseen.reason());
                case Verdict.Fine _ -> {}
            }
        }
        return new Judgement(findings, notSeen);
    }

    private static List<Threshold.Applied> applied(Rule<?> rule) {
        Thresholds inForce = Thresholds.inForce();
        return rule.thresholds().stream().map(inForce::applied).toList();
    }
}
