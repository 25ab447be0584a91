package dev.jvitals.diagnosis;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

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
 * @param thresholds the bounds of its rule as they counted
 * @param decisive id of the series, or kind of the events, that shows it best; empty where none does
 * @param links by what it is joined with other findings
 */
public record Finding(
        String rule,
        Severity severity,
        String summary,
        List<Evidence> evidence,
        List<Suspect> suspects,
        String why,
        List<String> advice,
        String confidence,
        List<Threshold.Applied> thresholds,
        String decisive,
        Links links) {
    public Finding {
        evidence = List.copyOf(evidence);
        suspects = List.copyOf(suspects);
        advice = List.copyOf(advice);
        thresholds = List.copyOf(thresholds);
    }

    /** The same, as bad as that. */
    public Finding withSeverity(Severity other) {
        return new Finding(
                rule, other, summary, evidence, suspects, why, advice, confidence, thresholds, decisive, links);
    }

    /** The same, found by these bounds. */
    Finding judgedBy(List<Threshold.Applied> bounds) {
        return new Finding(
                rule, severity, summary, evidence, suspects, why, advice, confidence, bounds, decisive, links);
    }

    /** The same, found by these bounds too. */
    public Finding alsoJudgedBy(List<Threshold.Applied> bounds) {
        return judgedBy(joined(thresholds, bounds));
    }

    /** The same in another sentence. */
    public Finding withSummary(String other) {
        return new Finding(
                rule, severity, other, evidence, suspects, why, advice, confidence, thresholds, decisive, links);
    }

    /** The same with more behind it: what is new comes last. */
    public Finding withMore(List<Evidence> moreEvidence, List<Suspect> moreSuspects, List<String> moreAdvice) {
        return new Finding(
                rule,
                severity,
                summary,
                joined(evidence, moreEvidence),
                joined(suspects, moreSuspects),
                why,
                joined(advice, moreAdvice),
                confidence,
                thresholds,
                decisive,
                links);
    }

    /** The same, joined by these. */
    public Finding withLinks(Links other) {
        return new Finding(
                rule, severity, summary, evidence, suspects, why, advice, confidence, thresholds, decisive, other);
    }

    /** The same with other advice. */
    public Finding withAdvice(List<String> other) {
        return new Finding(
                rule, severity, summary, evidence, suspects, why, other, confidence, thresholds, decisive, links);
    }

    /** The same, best shown by that series or kind of events. */
    public Finding withDecisive(String seriesOrKind) {
        return new Finding(
                rule, severity, summary, evidence, suspects, why, advice, confidence, thresholds, seriesOrKind, links);
    }

    /** The same with each text changed: to take secrets out, for example. */
    public Finding mapTexts(UnaryOperator<String> change) {
        return new Finding(
                rule,
                severity,
                change.apply(summary),
                evidence.stream().map(piece -> piece.mapText(change)).toList(),
                suspects.stream()
                        .map(each -> new Suspect(each.kind(), change.apply(each.name()), change.apply(each.detail())))
                        .toList(),
                change.apply(why),
                advice.stream().map(change).toList(),
                confidence,
                thresholds,
                decisive,
                links.mapTexts(change));
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        return Stream.concat(first.stream(), second.stream()).distinct().toList();
    }
}
