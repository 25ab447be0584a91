package dev.jvitals.ui.live;

import dev.jvitals.ui.shell.LiveTable;
import dev.jvitals.ui.theme.Figures;
import dev.jvitals.ui.theme.FittingColumns;
import dev.jvitals.ui.theme.NameColumn;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/** Columns of tables: words to the left, figures to the right, both sorted by what they are and not by how they look. */
final class Columns {
    private static final double LETTER_WIDTH = 7.6;
    private static final double SORT_MARK_WIDTH = 36;

    private Columns() {}

    static <R> TableColumn<R, String> text(String title, double width, Function<R, String> of) {
        TableColumn<R, String> column = new TableColumn<>(title);
        column.setPrefWidth(Math.max(width, headingWidth(title)));
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(of.apply(row.getValue())));
        return column;
    }

    /** Of qualified names, whose ends tell most where there is no room for all of them. */
    static <R> TableColumn<R, String> name(String title, double width, Function<R, String> of) {
        return NameColumn.showingEnds(text(title, width, of));
    }

    static <R> TableColumn<R, Double> number(
            String title, double width, ToDoubleFunction<R> of, DoubleFunction<String> words) {
        TableColumn<R, Double> column = new TableColumn<>(title);
        column.setPrefWidth(Math.max(width, headingWidth(title)));
        Figures.in(column);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(of.applyAsDouble(row.getValue())));
        column.setCellFactory(c -> new FigureCell<>(words));
        column.setSortType(TableColumn.SortType.DESCENDING);
        column.setComparator((a, b) -> unknownLast(a, b, column.getSortType() == TableColumn.SortType.DESCENDING));
        return column;
    }

    /** Adds a column of words to a table that changes all the time. */
    static <R> void text(LiveTable<R> table, String title, double width, Function<R, String> of) {
        table.words(title, Math.max(width, headingWidth(title)), of);
    }

    /** The same where {@code least} is enough to tell words apart by their beginnings, if there is no room for more. */
    static <R> void text(LiveTable<R> table, String title, double least, double width, Function<R, String> of) {
        table.words(title, width, of).setMinWidth(least);
    }

    /** Adds a column of qualified names, whose ends tell most where there is no room for all of them. */
    static <R> void names(LiveTable<R> table, String title, double least, double width, Function<R, String> of) {
        var column = table.words(title, width, of);
        column.setMinWidth(least);
        NameColumn.showingEnds(column);
    }

    /** Shows all columns as long as words have their least room; figures take no more than they need. Call after adding them. */
    static void fit(LiveTable<?> table) {
        table.node().getColumns().stream()
                .filter(Figures::isOf)
                .forEach(column -> column.setMaxWidth(column.getPrefWidth()));
        table.node().setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        FittingColumns.fit(table.node());
    }

    /** Adds a column of figures to a table that changes all the time. */
    static <R> TableColumn<LiveTable.Place<R>, String> number(
            LiveTable<R> table, String title, double width, ToDoubleFunction<R> of, DoubleFunction<String> words) {
        double room = Math.max(width, headingWidth(title));
        TableColumn<LiveTable.Place<R>, String> column =
                table.words(title, room, row -> words.apply(of.applyAsDouble(row)));
        column.setMinWidth(width);
        Figures.in(column);
        column.setSortType(TableColumn.SortType.DESCENDING);
        table.sort(
                column,
                (a, b) -> unknownLast(
                        of.applyAsDouble(a),
                        of.applyAsDouble(b),
                        column.getSortType() == TableColumn.SortType.DESCENDING));
        return column;
    }

    /** What is unknown is neither much nor little: it comes last however the table is sorted. */
    private static int unknownLast(Double a, Double b, boolean descending) {
        int unknown = Boolean.compare(a.isNaN(), b.isNaN());
        return unknown == 0 ? a.compareTo(b) : descending ? -unknown : unknown;
    }

    /** Room for the heading and the mark of sorting; headings that are cut explain nothing. */
    private static double headingWidth(String title) {
        return title.length() * LETTER_WIDTH + SORT_MARK_WIDTH;
    }

    private static final class FigureCell<R> extends TableCell<R, Double> {
        private final DoubleFunction<String> words;

        FigureCell(DoubleFunction<String> words) {
            this.words = words;
        }

        @Override
        protected void updateItem(@Nullable Double item, boolean empty) {
            super.updateItem(item, empty);
            setText(empty || item == null ? null : words.apply(item));
        }
    }
}
