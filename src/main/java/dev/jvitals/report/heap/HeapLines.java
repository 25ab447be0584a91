package dev.jvitals.report.heap;

import dev.jvitals.base.Printable;
import dev.jvitals.base.Unit;
import java.util.ArrayList;
import java.util.List;

/** A document as lines for a terminal, with its columns under each other. */
public final class HeapLines {
    /** A longer text would push what stands behind it off a screen. */
    private static final int WIDEST = 100;

    private HeapLines() {}

    /** The document without its findings, which have a text of their own. */
    public static List<String> of(HeapDocument document) {
        List<String> lines = new ArrayList<>();
        lines.add(Printable.line(document.title()));
        List<Column> columns = document.facts().columns();
        for (int i = 0; i < columns.size(); i++) {
            lines.add("  " + columns.get(i).title() + ": "
                    + Printable.line(columns.get(i).format(document.facts().value(i))));
        }
        document.tables().forEach(table -> lines(table, lines));
        return lines;
    }

    private static void lines(Table table, List<String> lines) {
        lines.add("");
        lines.add(table.title() + (table.rows().isEmpty() ? ": none" : ""));
        if (table.rows().isEmpty()) {
            return;
        }
        int[] widths = new int[table.columns().size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = table.columns().get(i).title().length();
            for (List<Object> row : table.rows()) {
                widths[i] = Math.max(
                        widths[i], cell(table.columns().get(i), row.get(i)).length());
            }
        }
        lines.add(line(
                table.columns(), table.columns().stream().map(Column::title).toList(), widths));
        for (List<Object> row : table.rows()) {
            List<String> cells = new ArrayList<>();
            for (int i = 0; i < widths.length; i++) {
                cells.add(cell(table.columns().get(i), row.get(i)));
            }
            lines.add(line(table.columns(), cells, widths));
        }
        if (table.left() > 0) {
            lines.add("  … " + Unit.COUNT.format(table.left()) + " more");
        }
    }

    private static String line(List<Column> columns, List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String pad = " ".repeat(Math.max(0, widths[i] - cells.get(i).length()));
            line.append("  ").append(columns.get(i).isNumber() ? pad + cells.get(i) : cells.get(i) + pad);
        }
        return line.toString().stripTrailing();
    }

    private static String cell(Column column, Object value) {
        String text = Printable.line(column.cell(value));
        return text.length() <= WIDEST ? text : text.substring(0, WIDEST - 1) + "…";
    }
}
