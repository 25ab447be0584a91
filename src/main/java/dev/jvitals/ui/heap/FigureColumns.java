package dev.jvitals.ui.heap;

import dev.jvitals.ui.theme.ColumnScale;
import dev.jvitals.ui.theme.FittingColumns;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumnBase;
import javafx.scene.control.TableView;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableView;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;

/**
 * Columns of figures are as wide as the widest that was shown, at any size of text: a figure that is cut is another figure.
 * Columns of names share what is left; where that is too little to read, the table scrolls. For the JavaFX thread.
 */
final class FigureColumns {
    /** Beside a figure, in pixels. */
    private static final double PADDING = 18;

    /** Less of a name tells nothing. */
    static final double LEAST_NAME = 160;
    /** Names of a tree are indented. */
    static final double LEAST_TREE_NAME = 260;
    /** Marks columns that are as wide as their figures. */
    private static final Object KEPT = new Object();

    private FigureColumns() {}

    /** The column of a cell keeps room for what the cell shows. */
    static void keep(TableColumnBase<?, ?> column, Labeled cell) {
        if (column.getProperties().putIfAbsent(KEPT, true) == null) {
            ColumnScale.leaveAlone(column);
            FittingColumns.measured(column);
            ColumnScale.of(table(column))
                    .scale()
                    .addListener((_, before, now) -> narrow(column, now.doubleValue() / before.doubleValue()));
        }
        cell.textProperty().addListener((_, _, _) -> widen(column, cell));
        cell.fontProperty().addListener((_, _, _) -> widen(column, cell));
    }

    private static void widen(TableColumnBase<?, ?> column, Labeled cell) {
        String text = cell.getText();
        if (text == null || text.isEmpty()) {
            return;
        }
        Font font = cell.getFont();
        double title =
                FittingColumns.width(column.getText(), Font.font(font.getFamily(), FontWeight.BOLD, font.getSize()));
        double wanted =
                Math.ceil(Math.max(FittingColumns.width(text, font) + PADDING, title + FittingColumns.TITLE_PADDING));
        if (wanted > column.getMinWidth()) {
            column.setMaxWidth(wanted);
            column.setMinWidth(wanted);
            column.setPrefWidth(wanted);
            FittingColumns.refit(table(column));
        }
    }

    /** Where text becomes smaller, so do figures and titles; what is beside them stays. */
    private static void narrow(TableColumnBase<?, ?> column, double by) {
        if (by < 1) {
            double wanted = Math.ceil(column.getMinWidth() * by + FittingColumns.TITLE_PADDING * (1 - by));
            column.setMinWidth(wanted);
            column.setPrefWidth(wanted);
            column.setMaxWidth(wanted);
            FittingColumns.refit(table(column));
        }
    }

    private static Control table(TableColumnBase<?, ?> column) {
        return column instanceof TreeTableColumn<?, ?> of
                ? of.getTreeTableView()
                : ((TableColumn<?, ?>) column).getTableView();
    }

    /** All columns stay in sight as long as names have any room. */
    static void fit(TableView<?> table) {
        table.getColumns().forEach(ColumnScale::leaveAlone);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        FittingColumns.fit(table);
    }

    /** The same for a tree. */
    static void fit(TreeTableView<?> table) {
        table.getColumns().forEach(ColumnScale::leaveAlone);
        table.setColumnResizePolicy(TreeTableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        FittingColumns.fit(table);
    }
}
