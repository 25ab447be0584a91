package dev.jvitals.ui.help;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;

/**
 * What every column of every table means, as {@code docs/columns.md} says it: one chapter for each table, by the name that the
 * table has for screen readers. So the page and the program never differ.
 */
public final class Glossary {
    static final String PAGE = "columns.md";
    /** Heap dumps have tables by the dozen, whose columns mean the same in each: one chapter for them all. */
    private static final String OTHERS = "Other tables of heap dumps";

    /** What a chapter says. */
    private record Chapter(Map<String, ColumnHelp> columns, String guide) {}

    private final Map<String, Chapter> chapters = new LinkedHashMap<>();

    private Glossary() {}

    /** Reads the page; without it nothing is explained. */
    public static Glossary read() {
        Glossary glossary = new Glossary();
        Pages.read(PAGE).ifPresent(glossary::add);
        return glossary;
    }

    /** The words for a column; the table by its name, the column by its heading. */
    public Optional<String> find(String table, String heading) {
        return column(table, heading).map(ColumnHelp::words);
    }

    Optional<ColumnHelp> column(String table, String heading) {
        Chapter chapter = chapters.getOrDefault(table, chapters.get(OTHERS));
        return chapter == null ? Optional.empty() : Optional.ofNullable(chapter.columns.get(heading));
    }

    /** All that is said of a table or list, in the page's order. */
    List<ColumnHelp> columns(String table) {
        Chapter chapter = chapters.get(table);
        return chapter == null ? List.of() : List.copyOf(chapter.columns.values());
    }

    /** The page of the guide that a table is used in; the first one where its chapter names none. */
    String guide(String table) {
        Chapter chapter = chapters.getOrDefault(table, chapters.get(OTHERS));
        return chapter == null || chapter.guide.isEmpty() ? Pages.FIRST : chapter.guide;
    }

    private void add(Node page) {
        String name = "";
        String guide = "";
        for (Node each = page.getFirstChild(); each != null; each = each.getNext()) {
            if (each instanceof Heading heading) {
                name = Plain.text(heading);
                guide = "";
            } else if (each instanceof TableBlock table) {
                chapters.put(name, new Chapter(rows(table), guide));
            } else if (firstLink(each) instanceof Link link) {
                guide = Pages.resolve(PAGE, link.getDestination());
            }
        }
    }

    private static Map<String, ColumnHelp> rows(TableBlock table) {
        Map<String, ColumnHelp> columns = new LinkedHashMap<>();
        for (Node part = table.getFirstChild(); part != null; part = part.getNext()) {
            for (Node row = part.getFirstChild(); part instanceof TableBody && row != null; row = row.getNext()) {
                List<String> cells = cells((TableRow) row);
                columns.put(cells.get(0), new ColumnHelp(cells.get(0), cells.get(1), cells.get(2), cells.get(3)));
            }
        }
        return columns;
    }

    private static List<String> cells(TableRow row) {
        List<String> cells = new ArrayList<>();
        for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
            cells.add(Plain.text(cell).strip());
        }
        while (cells.size() < 4) {
            cells.add("");
        }
        return cells;
    }

    private static @org.jspecify.annotations.Nullable Node firstLink(Node paragraph) {
        Node child = paragraph.getFirstChild();
        while (child != null && !(child instanceof Link)) {
            child = child.getNext();
        }
        return child;
    }
}
