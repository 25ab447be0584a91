package dev.jvitals.report;

import dev.jvitals.base.Times;
import dev.jvitals.base.Unit;
import dev.jvitals.diagnosis.Finding;
import dev.jvitals.diagnosis.Judgement;
import dev.jvitals.diagnosis.Severity;
import dev.jvitals.diagnosis.TrackedFinding;
import java.io.Writer;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A diagnosis as one self-contained HTML file: findings with the decisive series as pictures, the vital series, the
 * environment. Strangers' strings are escaped, and what looks like a secret is masked.
 */
public final class DiagnosisHtml {
    /** What everybody asks for first. */
    private static final List<String> VITAL = List.of(
            "heap.used",
            "gc.pause",
            "cpu.process",
            "threads.total",
            "memory.resident",
            "host.cpu",
            "host.pressure.cpu");

    private static final String STARTED = "started";
    /** What recordings call what, where that is no word. */
    private static final Map<String, String> NAMES = Map.of("jvmVersion", "JVM version", "mainClass", "main class");

    private static final Set<String> ASKED_FIRST = Set.of(
            "JVM",
            "JVM arguments",
            "program and arguments",
            "up",
            "flags set",
            "flags the JVM chose",
            "flags set or chosen",
            "pid",
            "mainClass",
            "collector",
            "jvmVersion",
            "arguments",
            STARTED);

    /** Pixels: of a chart across the page, and of two beside each other. */
    private static final int WIDE = 760;

    private static final int HALF = 560;

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
        html.summary();
        html.findings();
        html.vitals();
        html.environment();
        page.end();
    }

    /** What a reader wants to know before anything else: how bad, when, of what. */
    private void summary() {
        page.element("p", "verdict", verdict());
        if (document.fromMillis() > 0) {
            page.element("p", "soft", watched());
        }
    }

    private String verdict() {
        Map<Severity, Long> counts = new EnumMap<>(Severity.class);
        document.findings().forEach(each -> counts.merge(each.finding().severity(), 1L, Long::sum));
        String told = Arrays.stream(Severity.values())
                .sorted(Comparator.reverseOrder())
                .filter(counts::containsKey)
                .map(severity -> counts.get(severity) + " " + severity.name().toLowerCase(Locale.ROOT)
                        + (severity == Severity.WARNING && counts.getOrDefault(severity, 0L) > 1 ? "s" : ""))
                .collect(Collectors.joining(", "));
        int all = document.findings().size();
        return all == 0 ? "Nothing wrong found." : all + (all == 1 ? " finding: " : " findings: ") + told + ".";
    }

    private String watched() {
        String jvm = document.environment().getOrDefault("JVM", "");
        return Times.dated(document.fromMillis()) + " to " + Times.dated(document.toMillis()) + " "
                + Times.zoneAndOffset(document.fromMillis()) + " ("
                + Unit.MILLIS.format(document.toMillis() - document.fromMillis()) + ")"
                + (jvm.isEmpty() ? "" : " · " + jvm);
    }

    private void findings() {
        page.element("h2", "Findings");
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
                        ? Times.dated(tracked.sinceMillis()) + " to " + Times.dated(tracked.lastMillis()) + ", over"
                        : "since " + Times.dated(tracked.sinceMillis()));
        SvgChart.of(
                        document.history(),
                        tracked.finding().decisive(),
                        Math.max(document.fromMillis(), tracked.sinceMillis() - BEFORE_MILLIS),
                        Math.min(document.toMillis(), tracked.lastMillis() + BEFORE_MILLIS),
                        new SvgChart.Mark(
                                tracked.sinceMillis(),
                                tracked.lastMillis(),
                                tracked.finding().severity().name().toLowerCase(Locale.ROOT)),
                        WIDE)
                .ifPresent(this::show);
    }

    private void vitals() {
        if (document.history().isEmpty()) {
            return;
        }
        page.element("h2", "Vital signs").raw("<div class=\"charts\">");
        for (String id : VITAL) {
            SvgChart.of(document.history(), id, document.fromMillis(), document.toMillis(), SvgChart.Mark.NONE, HALF)
                    .ifPresent(this::show);
        }
        page.raw("</div>\n");
    }

    private void show(SvgChart.Picture picture) {
        page.raw("<figure><figcaption><b>").text(picture.title()).raw("</b>");
        if (!picture.source().isEmpty()) {
            page.raw(" <span class=\"soft\">").text(picture.source()).raw("</span>");
        }
        page.raw("</figcaption>").raw(picture.svg()).raw("</figure>\n");
    }

    private void environment() {
        Map<String, String> first = new LinkedHashMap<>();
        Map<String, String> rest = new LinkedHashMap<>();
        document.environment().forEach((name, value) -> (ASKED_FIRST.contains(name) ? first : rest).put(name, value));
        if (!document.environment().isEmpty()) {
            page.element("h2", "Environment");
        }
        if (!first.isEmpty()) {
            table(first);
        }
        if (!rest.isEmpty()) {
            page.raw("<details><summary>").text("All else that the JVM tells of itself (" + rest.size() + ")");
            page.raw("</summary>");
            table(rest);
            page.raw("</details>\n");
        }
    }

    /** A moment as all are told; every other value as it is. */
    private static String moment(String name, String value) {
        if (!name.equals(STARTED)) {
            return value;
        }
        try {
            long millis = Instant.parse(value).toEpochMilli();
            return Times.datedInZone(millis);
        } catch (DateTimeParseException e) {
            return value;
        }
    }

    private void table(Map<String, String> rows) {
        page.beginTable("What", "Value");
        rows.forEach((name, value) -> page.raw("<tr><td>")
                .text(NAMES.getOrDefault(name, name))
                .raw("</td><td class=\"long\">")
                .longText(moment(name, Secrets.masked(name, value)))
                .raw("</td></tr>\n"));
        page.endTable();
    }

    /** Commands, addresses and names come from strangers. */
    private static Finding masked(Finding finding) {
        return finding.mapTexts(Secrets::masked);
    }
}
