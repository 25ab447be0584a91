package dev.jvitals.report;

import dev.jvitals.diagnosis.Evidence;
import dev.jvitals.diagnosis.Finding;
import dev.jvitals.diagnosis.Judgement;
import dev.jvitals.diagnosis.Suspect;
import dev.jvitals.diagnosis.Threshold;
import dev.jvitals.target.series.SeriesWords;
import java.util.Locale;

/** Findings on an HTML page: what is wrong, why that is believed, what to do. */
final class FindingHtml {
    private static final int FINDINGS_SHOWN = 100;
    private static final int EVIDENCE_SHOWN = 40;
    private static final int SUSPECTS_SHOWN = 40;

    private FindingHtml() {}

    /** The section "Findings", also when there is none. */
    static void write(HtmlPage page, Judgement judgement) {
        page.element("h2", "Findings");
        if (judgement.findings().isEmpty()) {
            page.element("p", "Nothing wrong found.");
        }
        judgement.findings().stream().limit(FINDINGS_SHOWN).forEach(finding -> write(page, finding));
        page.more(judgement.findings(), FINDINGS_SHOWN, "findings");
        writeNotSeen(page, judgement);
    }

    /** What could not be judged, if anything. */
    static void writeNotSeen(HtmlPage page, Judgement judgement) {
        if (!judgement.notSeen().isEmpty()) {
            page.raw("<p class=\"soft\">Could not be seen:</p><ul class=\"soft\">");
            FindingsText.byReason(judgement.notSeen()).forEach(line -> page.element("li", line));
            page.raw("</ul>\n");
        }
    }

    private static void write(HtmlPage page, Finding finding) {
        write(page, finding, () -> {});
    }

    /**
     * One finding.
     *
     * @param picture writes what stands below its sentence
     */
    static void write(HtmlPage page, Finding finding, Runnable picture) {
        String severity = finding.severity().name().toLowerCase(Locale.ROOT);
        page.raw("<div class=\"finding " + severity + "\"><h3><span class=\"badge\">" + severity + "</span>")
                .text(finding.summary())
                .raw("</h3>\n");
        picture.run();
        page.element("p", "soft", finding.rule() + ": " + finding.why());
        finding.advice().forEach(advice -> page.raw("<p>→ ").text(advice).raw("</p>\n"));
        page.raw("<details><summary>Evidence and suspects</summary>\n");
        page.beginTable("What", "Value", "Source");
        finding.evidence().stream().limit(EVIDENCE_SHOWN).forEach(evidence -> row(page, evidence));
        page.endTable().more(finding.evidence(), EVIDENCE_SHOWN, "pieces of evidence");
        page.beginTable("Suspect", "Name", "What it does");
        finding.suspects().stream().limit(SUSPECTS_SHOWN).forEach(suspect -> row(page, suspect));
        page.endTable().more(finding.suspects(), SUSPECTS_SHOWN, "suspects");
        if (!finding.thresholds().isEmpty()) {
            page.beginTable("Judged by", "Value", "Reason");
            finding.thresholds().forEach(each -> row(page, each));
            page.endTable();
        }
        page.element("p", "soft", "How sure: " + finding.confidence()).raw("</details></div>\n");
    }

    private static void row(HtmlPage page, Evidence evidence) {
        page.row(evidence.what(), evidence.formatted(), SeriesWords.source(evidence.source()));
    }

    private static void row(HtmlPage page, Threshold.Applied each) {
        page.row(
                each.threshold().words(),
                each.formattedValue(),
                each.threshold().reason());
    }

    private static void row(HtmlPage page, Suspect suspect) {
        page.row(suspect.kind().name().toLowerCase(Locale.ROOT), suspect.name(), suspect.detail());
    }
}
