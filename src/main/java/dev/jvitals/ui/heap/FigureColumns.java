package dev.jvitals.ui.heap;

import java.util.List;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumnBase;
import javafx.scene.control.TableView;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableView;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;

/**
 * Columns of figures are as wide as the widest that was shown, at any size of text: a figure that is cut is another figure.
 * Columns of names share what is left; where that is too little to read, the table scrolls. For the JavaFX thread.
 */
final class FigureColumns {
    /** Beside a figure, in pixels. */
    private static final double PADDING = 18;
    /** Beside a title, with the arrow of sorting. */
    private static final double TITLE_PADDING = 30;

    /** Less of a name tells nothing. */
    static final double LEAST_NAME = 160;
    /** Names of a tree are indented. */
    static final double LEAST_TREE_NAME = 260;
    /** Marks tables whose columns are to fit; others keep their own widths. */
    private static final Object FITS = new Object();

    private FigureColumns() {}

    /** The column of a cell keeps room for what the cell shows. */
    static void keep(TableColumnBase<?, ?> column, Labeled cell) {
        cell.textProperty().addListener((_, _, _) -> widen(column, cell));
        cell.fontProperty().addListener((_, _, _) -> widen(column, cell));
    }

    private static void widen(TableColumnBase<?, ?> column, Labeled cell) {
        String text = cell.getText();
        if (text == null || text.isEmpty()) {
            return;
        }
        Font font = cell.getFont();
        double title = width(column.getText(), Font.font(font.getFamily(), FontWeight.BOLD, font.getSize()));
        double wanted = Math.ceil(Math.max(width(text, font) + PADDING, title + TITLE_PADDING));
        if (wanted > column.getMinWidth()) {
            column.setMaxWidth(wanted);
            column.setMinWidth(wanted);
            column.setPrefWidth(wanted);
            refit(column);
        }
    }

    private static double width(String text, Font font) {
        Text measure = new Text(text);
        measure.setFont(font);
        return measure.getLayoutBounds().getWidth();
    }

    private static void refit(TableColumnBase<?, ?> column) {
        if (column instanceof TableColumn<?, ?> of && of.getTableView() != null) {
            refit(of.getTableView());
        } else if (column instanceof TreeTableColumn<?, ?> of && of.getTreeTableView() != null) {
            refit(of.getTreeTableView());
        }
    }

    /** All columns stay in sight as long as names have any room. */
    static void fit(TableView<?> table) {
        table.getProperties().put(FITS, true);
        refit(table);
        table.widthProperty().addListener((_, _, _) -> refit(table));
    }

    /** The same for a tree. */
    static void fit(TreeTableView<?> table) {
        table.getProperties().put(FITS, true);
        refit(table);
        table.widthProperty().addListener((_, _, _) -> refit(table));
    }

    private static <S> void refit(TableView<S> table) {
        if (!table.getProperties().containsKey(FITS)) {
            return;
        }
        if (fits(table, table.getColumns())) {
            table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
            table.getColumnResizePolicy().call(new TableView.ResizeFeatures<>(table, null, 0.0));
        } else {
            narrow(table.getColumns());
            table.setColumnResizePolicy(TableView.UNCONSTRAINED_RESIZE_POLICY);
        }
    }

    private static <S> void refit(TreeTableView<S> table) {
        if (!table.getProperties().containsKey(FITS)) {
            return;
        }
        if (fits(table, table.getColumns())) {
            table.setColumnResizePolicy(TreeTableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
            table.getColumnResizePolicy().call(new TreeTableView.ResizeFeatures<>(table, null, 0.0));
        } else {
            narrow(table.getColumns());
            table.setColumnResizePolicy(TreeTableView.UNCONSTRAINED_RESIZE_POLICY);
        }
    }

    /** What must be scrolled to is as near as it can be. */
    private static void narrow(List<? extends TableColumnBase<?, ?>> columns) {
        columns.forEach(column -> column.setPrefWidth(column.getMinWidth()));
    }

    /** Before it is laid out, a table has no width. */
    private static boolean fits(Control table, List<? extends TableColumnBase<?, ?>> columns) {
        return table.getWidth() <= 0
                || columns.stream()
                                .filter(TableColumnBase::isVisible)
                                .mapToDouble(TableColumnBase::getMinWidth)
                                .sum()
                        <= table.getWidth() - PADDING;
    }
}
