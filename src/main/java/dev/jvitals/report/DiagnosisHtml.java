package dev.jvitals.report;

import dev.jvitals.diagnosis.Finding;
import dev.jvitals.diagnosis.Judgement;
import dev.jvitals.diagnosis.TrackedFinding;
import java.io.Writer;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * A diagnosis as one self-contained HTML file: findings with the decisive series as pictures, the vital series, the
 * environment. Strangers' strings are escaped, and what looks like a secret is masked.
 */
public final class DiagnosisHtml {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    /** What everybody asks for first. */
    private static final List<String> VITAL = List.of(
            "heap.used",
            "gc.pause",
            "cpu.process",
            "threads.total",
            "memory.resident",
            "host.cpu",
            "host.pressure.cpu");

    private static final long BEFORE_MILLIS = 60_000;

    private final HtmlPage page;
    private final DiagnosisDocument document;

    private DiagnosisHtml(HtmlPage page, DiagnosisDocument document) {
        this.page = page;
        this.document = document;
    }

    /** Writes the page; leaves the writer open. Throws {@link java.io.UncheckedIOException} where it cannot write. */
    public static void write(DiagnosisDocument document, Writer out) {
        HtmlPage page = HtmlPage.begin(out, "Diagnosis of " + Secrets.masked(document.target()));
        DiagnosisHtml html = new DiagnosisHtml(page, document);
        html.time();
        html.findings();
        html.vitals();
        html.environment();
        page.end();
    }

    private void time() {
        if (document.fromMillis() > 0) {
            page.element("p", "soft", clock(document.fromMillis()) + " to " + clock(document.toMillis()));
        }
    }

    private void findings() {
        page.element("h2", "Findings");
        if (document.findings().isEmpty()) {
            page.element("p", "Nothing wrong found.");
        }
        for (TrackedFinding tracked : document.findings()) {
            FindingHtml.write(page, masked(tracked.finding()), () -> picture(tracked));
        }
        FindingHtml.writeNotSeen(page, new Judgement(List.of(), document.notSeen()));
    }

    private void picture(TrackedFinding tracked) {
        if (tracked.sinceMillis() == 0) {
            return;
        }
        page.element(
                "p",
                "soft",
                tracked.ended()
                        ? clock(tracked.sinceMillis()) + " to " + clock(tracked.lastMillis()) + ", over"
                        : "since " + clock(tracked.sinceMillis()));
        SvgChart.of(
                        document.history(),
                        tracked.finding().decisive(),
                        Math.max(document.fromMillis(), tracked.sinceMillis() - BEFORE_MILLIS),
                        Math.min(document.toMillis(), tracked.lastMillis() + BEFORE_MILLIS),
                        tracked.sinceMillis(),
                        tracked.lastMillis(),
                        tracked.finding().severity().name().toLowerCase(Locale.ROOT))
                .ifPresent(page::raw);
    }

    private void vitals() {
        if (document.history().isEmpty()) {
            return;
        }
        page.element("h2", "Vital signs");
        for (String id : VITAL) {
            SvgChart.of(document.history(), id, document.fromMillis(), document.toMillis(), 0, 0, "")
                    .ifPresent(picture -> page.element("h3", label(id)).raw(picture));
        }
    }

    private String label(String id) {
        return document.history()
                .series(id)
                .map(series -> series.label() + " (" + series.source() + ")")
                .orElse(id);
    }

    private void environment() {
        if (document.environment().isEmpty()) {
            return;
        }
        page.element("h2", "Environment").beginTable("What", "Value");
        document.environment().forEach((name, value) -> page.row(name, Secrets.masked(name, value)));
        page.endTable();
    }

    /** Commands, addresses and names come from strangers. */
    private static Finding masked(Finding finding) {
        return finding.mapTexts(Secrets::masked);
    }

    private static String clock(long millis) {
        return CLOCK.format(Instant.ofEpochMilli(millis).atZone(ZoneId.systemDefault()));
    }
}
