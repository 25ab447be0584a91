package dev.jvitals.report;

import dev.jvitals.base.Printable;
import dev.jvitals.diagnosis.Evidence;
import dev.jvitals.diagnosis.Finding;
import dev.jvitals.diagnosis.Judgement;
import dev.jvitals.diagnosis.Severity;
import dev.jvitals.diagnosis.Suspect;
import dev.jvitals.diagnosis.Threshold;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Findings for a terminal, the worst first. */
public final class FindingsText {
    private static final int SUSPECTS_SHOWN = 8;

    private final List<String> lines = new ArrayList<>();

    private FindingsText() {}

    /** The lines to print, safe for a terminal. */
    public static List<String> lines(Judgement judgement) {
        FindingsText text = new FindingsText();
        if (judgement.findings().isEmpty()) {
            text.line("Nothing wrong found.");
        }
        judgement.findings().forEach(text::finding);
        if (!judgement.notSeen().isEmpty()) {
            text.line("Not seen:");
            byReason(judgement.notSeen()).forEach(reason -> text.line("  %s".formatted(reason)));
        }
        return text.lines;
    }

    /** Of lines {@code rule: reason} those with the same reason as one, which names all of their rules. */
    public static List<String> byReason(List<String> notSeen) {
        Map<String, List<String>> rules = new LinkedHashMap<>();
        for (String each : notSeen) {
            int colon = each.indexOf(": ");
            rules.computeIfAbsent(each.substring(colon + 1), _ -> new ArrayList<>())
                    .add(each.substring(0, Math.max(0, colon)));
        }
        return rules.entrySet().stream()
                .map(entry -> String.join(", ", entry.getValue())
                        + (entry.getValue().getFirst().isEmpty() ? "" : ":")
                        + entry.getKey())
                .toList();
    }

    private void line(String text) {
        lines.add(Printable.line(text));
    }

    private void finding(Finding finding) {
        line("%s %s: %s".formatted(mark(finding.severity()), finding.rule(), finding.summary()));
        for (Evidence evidence : finding.evidence()) {
            line("    %s: %s  [%s]".formatted(evidence.what(), evidence.formatted(), evidence.source()));
        }
        if (!finding.thresholds().isEmpty()) {
            line("    thresholds: %s"
                    .formatted(finding.thresholds().stream()
                            .map(Threshold.Applied::formatted)
                            .collect(Collectors.joining(", "))));
        }
        for (Suspect suspect : finding.suspects().stream().limit(SUSPECTS_SHOWN).toList()) {
            line("    suspect %s %s%s"
                    .formatted(
                            suspect.kind().name().toLowerCase(Locale.ROOT),
                            suspect.name(),
                            suspect.detail().isEmpty() ? "" : ": " + suspect.detail()));
        }
        line("    why: %s".formatted(finding.why()));
        finding.advice().forEach(advice -> line("    do: %s".formatted(advice)));
        line("    confidence: %s".formatted(finding.confidence()));
    }

    private static String mark(Severity severity) {
        return switch (severity) {
            case CRITICAL -> "CRITICAL";
            case WARNING -> "WARNING ";
            case INFO -> "INFO    ";
        };
    }
}
