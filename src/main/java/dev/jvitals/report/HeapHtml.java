package dev.jvitals.report;

import dev.jvitals.diagnosis.Judgement;
import dev.jvitals.report.heap.Column;
import dev.jvitals.report.heap.HeapDocument;
import dev.jvitals.report.heap.Table;
import java.io.Writer;
import java.util.List;

/** Documents about a heap dump as one self-contained HTML file. Its size is bounded by the documents' tables. */
public final class HeapHtml {
    private final HtmlPage page;

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
        document.tables().forEach(this::table);
    }

    private void facts(HeapDocument.Facts facts) {
        List<Column> columns = facts.columns();
        if (columns.isEmpty()) {
            return;
        }
        page.raw("<table><tbody>\n");
        for (int i = 0; i < columns.size(); i++) {
            page.row(columns.get(i).title(), columns.get(i).format(facts.value(i)));
        }
        page.endTable();
    }

    private void table(Table table) {
        page.element("h3", table.title() + (table.rows().isEmpty() ? ": none" : ""));
        if (table.rows().isEmpty()) {
            return;
        }
        page.beginTable(table.columns().stream().map(Column::title).toArray(String[]::new));
        for (List<Object> row : table.rows()) {
            page.raw("<tr>");
            for (int i = 0; i < row.size(); i++) {
                Column column = table.columns().get(i);
                page.raw(column.isNumber() ? "<td class=\"number\">" : "<td>")
                        .text(column.cell(row.get(i)))
                        .raw("</td>");
            }
            page.raw("</tr>\n");
        }
        page.endTable();
        if (table.left() > 0) {
            page.element("p", "more", "… " + table.left() + " more");
        }
    }
}
