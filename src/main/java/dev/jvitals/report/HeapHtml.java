package dev.jvitals.report;

import dev.jvitals.base.Times;
import dev.jvitals.base.Unit;
import dev.jvitals.diagnosis.Judgement;
import dev.jvitals.report.heap.Column;
import dev.jvitals.report.heap.HeapDocument;
import dev.jvitals.report.heap.Table;
import java.io.Writer;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Documents about a heap dump as one self-contained HTML file. Its size is bounded by the documents' tables. */
public final class HeapHtml {
    /** Says of the figure behind it that it may be larger. */
    private static final String AT_LEAST = "≥";

    private final HtmlPage page;
    /** Of the document before: they are of one dump, and its figures are told once. */
    private List<String> factsBefore = List.of();

    private HeapHtml(HtmlPage page) {
        this.page = page;
    }

    /**
     * Writes the page, the first document's title as its own; leaves the writer open. Throws
     * {@link java.io.UncheckedIOException} where it cannot write.
     */
    public static void write(List<HeapDocument> documents, Writer out) {
        HtmlPage page = HtmlPage.begin(out, documents.getFirst().title());
        HeapHtml html = new HeapHtml(page);
        for (int i = 0; i < documents.size(); i++) {
            html.document(documents.get(i), i > 0);
        }
        page.end();
    }

    private void document(HeapDocument document, boolean withTitle) {
        if (withTitle) {
            page.element("h2", document.title());
        }
        facts(document.facts());
        Judgement judgement = document.judgement();
        if (judgement != null) {
            FindingHtml.write(page, judgement);
        }
        document.tables()
                .forEach(table -> table(table, withTitle && table.title().equals(document.title())));
    }

    private void facts(HeapDocument.Facts facts) {
        List<Column> columns = facts.columns();
        List<String> words = IntStream.range(0, columns.size())
                .mapToObj(i -> words(columns.get(i), facts.value(i)))
                .toList();
        if (words.isEmpty() || words.equals(factsBefore)) {
            return;
        }
        factsBefore = words;
        page.raw("<table class=\"facts\"><tbody>\n");
        for (int i = 0; i < words.size(); i++) {
            page.row(columns.get(i).title(), words.get(i));
        }
        page.endTable();
    }

    /** Programs want an instant, people the clock of their zone. */
    private static String words(Column column, Object value) {
        if (column.jsonName().equals("takenAt")) {
            long taken = Instant.parse(value.toString()).toEpochMilli();
            return Times.datedInZone(taken);
        }
        return column.format(value);
    }

    private void table(Table table, boolean isTitled) {
        if (!isTitled || table.rows().isEmpty()) {
            page.element("h3", table.title() + (table.rows().isEmpty() ? ": none" : ""));
        }
        if (table.rows().isEmpty()) {
            return;
        }
        List<Column> columns = table.columns();
        page.beginTable(
                columns.stream()
                        .map(column -> isMark(column) ? "" : column.title())
                        .toList(),
                IntStream.range(0, columns.size())
                        .filter(i -> isFigure(columns.get(i)))
                        .boxed()
                        .collect(Collectors.toSet()));
        for (List<Object> row : table.rows()) {
            page.raw("<tr>");
            for (int i = 0; i < row.size(); i++) {
                Column column = table.columns().get(i);
                page.raw(
                                isFigure(column)
                                        ? "<td class=\"number\">"
                                        : isAddress(column) ? "<td class=\"whole\">" : "<td>")
                        .text(column.cell(row.get(i)))
                        .raw("</td>");
            }
            page.raw("</tr>\n");
        }
        page.endTable();
        if (table.left() > 0) {
            page.element("p", "more", "… " + Unit.COUNT.format(table.left()) + " more");
        }
    }

    /** Figures, and what stands before them, are set right. */
    private static boolean isFigure(Column column) {
        return column.isNumber() || isMark(column);
    }

    /** What is cut into two lines names nothing. */
    private static boolean isAddress(Column column) {
        return column.jsonName().toLowerCase(Locale.ROOT).endsWith("address");
    }

    private static boolean isMark(Column column) {
        return column.title().equals(AT_LEAST);
    }
}
