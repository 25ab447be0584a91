package dev.jvitals.ui.theme;

import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.Control;
import javafx.scene.control.TableColumnBase;
import javafx.scene.control.TableView;
import javafx.scene.control.TreeTableView;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;

/**
 * Keeps all columns of a table in sight as long as each has its least width, and lets the table scroll where there is no room
 * for that. Titles are whole, at any size of text. For the JavaFX thread.
 */
public final class FittingColumns {
    /** Beside a title, with the arrow of sorting, in pixels. */
    public static final double TITLE_PADDING = 30;

    private static final double SCROLL_BAR = 18;
    /** Of a column whose least width was the title's, what it was before. */
    private static final String LEAST = "jvitals.fittingColumns.least";
    /** Of a column, the least width that it was given here. */
    private static final String GIVEN = "jvitals.fittingColumns.given";
    /** Of a column that has room for its title by somebody else's doing. */
    private static final String MEASURED = "jvitals.fittingColumns.measured";

    private final Control table;
    private final List<? extends TableColumnBase<?, ?>> columns;
    private final Runnable share;
    private final Runnable scroll;

    private <C extends TableColumnBase<?, ?>> FittingColumns(
            Control table, ObservableList<C> columns, Runnable share, Runnable scroll) {
        this.table = table;
        this.columns = columns;
        this.share = share;
        this.scroll = scroll;
        table.getProperties().put(FittingColumns.class, this);
        table.widthProperty().addListener((_, _, _) -> refit());
        columns.addListener((ListChangeListener<C>) _ -> giveTitlesRoom());
        ColumnScale.of(table).scale().subscribe(_ -> giveTitlesRoom());
    }

    /** Fits the columns that there are and that come, by the resize policy that the table has while they do. */
    public static <S> void fit(TableView<S> table) {
        var shared = table.getColumnResizePolicy();
        new FittingColumns(
                table,
                table.getColumns(),
                () -> {
                    table.setColumnResizePolicy(shared);
                    shared.call(new TableView.ResizeFeatures<>(table, null, 0.0));
                },
                () -> table.setColumnResizePolicy(TableView.UNCONSTRAINED_RESIZE_POLICY));
    }

    /** The same for a tree. */
    public static <S> void fit(TreeTableView<S> table) {
        var shared = table.getColumnResizePolicy();
        new FittingColumns(
                table,
                table.getColumns(),
                () -> {
                    table.setColumnResizePolicy(shared);
                    shared.call(new TreeTableView.ResizeFeatures<>(table, null, 0.0));
                },
                () -> table.setColumnResizePolicy(TreeTableView.UNCONSTRAINED_RESIZE_POLICY));
    }

    /** After the least width of a column has changed; nothing for a table that does not fit its columns. */
    public static void refit(Control table) {
        if (table.getProperties().get(FittingColumns.class) instanceof FittingColumns fitting) {
            fitting.refit();
        }
    }

    /** Who says this gives the column's title room. */
    public static void measured(TableColumnBase<?, ?> column) {
        column.getProperties().put(MEASURED, true);
    }

    private void refit() {
        if (table.getWidth() <= 0 || leastWidth() <= table.getWidth() - SCROLL_BAR) {
            share.run();
        } else {
            // what must be scrolled to is as near as it can be
            columns.forEach(column -> column.setPrefWidth(column.getMinWidth()));
            scroll.run();
        }
    }

    private double leastWidth() {
        return columns.stream()
                .filter(TableColumnBase::isVisible)
                .mapToDouble(TableColumnBase::getMinWidth)
                .sum();
    }

    private void giveTitlesRoom() {
        double pixels = Theme.NORMAL_FONT_SIZE * ColumnScale.of(table).scale().get();
        Font font = Font.font(Font.getDefault().getFamily(), FontWeight.BOLD, pixels);
        columns.stream()
                .filter(column -> !column.getProperties().containsKey(MEASURED))
                .forEach(column -> giveTitleRoom(column, font));
        refit();
    }

    private static void giveTitleRoom(TableColumnBase<?, ?> column, Font font) {
        String title = column.getText();
        if (title == null || title.isEmpty()) {
            return;
        }
        double factor = ColumnScale.factor(column);
        if (!Double.valueOf(column.getMinWidth()).equals(column.getProperties().get(GIVEN))) {
            column.getProperties().put(LEAST, column.getMinWidth() / factor); // told by somebody since
        }
        double least = (double) column.getProperties().getOrDefault(LEAST, 0.0);
        double wanted = Math.max(least * factor, Math.ceil(width(title, font) + TITLE_PADDING));
        boolean isFixed = column.getMaxWidth() == column.getMinWidth();
        if (isFixed || wanted > column.getMaxWidth()) {
            column.setMaxWidth(Math.max(wanted, column.getMinWidth()));
        }
        column.setMinWidth(wanted);
        column.getProperties().put(GIVEN, wanted);
        if (isFixed) {
            column.setMaxWidth(wanted);
            column.setPrefWidth(wanted);
        }
    }

    /** Of a text, in pixels. */
    public static double width(String text, Font font) {
        Text measure = new Text(text);
        measure.setFont(font);
        return measure.getLayoutBounds().getWidth();
    }
}
