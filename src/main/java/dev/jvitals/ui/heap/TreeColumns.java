package dev.jvitals.ui.heap;

import dev.jvitals.base.Unit;
import dev.jvitals.ui.theme.Figures;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TreeTableCell;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableView;
import org.jspecify.annotations.Nullable;

/** Columns of the trees. Their order is the tree's own, the largest first, so that no column sorts. */
final class TreeColumns {
    private TreeColumns() {}

    /** Names take what room the figures leave: all columns fit whatever the width. */
    static void fit(TreeTableView<TreeRow> tree) {
        FigureColumns.fit(tree);
    }

    static TreeTableColumn<TreeRow, String> text(String title, double width, Function<TreeRow, String> text) {
        TreeTableColumn<TreeRow, String> column = new TreeTableColumn<>(title);
        column.setCellValueFactory(
                cell -> new ReadOnlyObjectWrapper<>(text.apply(cell.getValue().getValue())));
        column.setCellFactory(_ -> LongNames.treeCell());
        column.setPrefWidth(width);
        column.setMinWidth(FigureColumns.LEAST_TREE_NAME);
        column.setSortable(false);
        return column;
    }

    /** Figures at the right; nothing where the value is not a number. */
    static TreeTableColumn<TreeRow, Double> number(String title, Unit unit, ToDoubleFunction<TreeRow> value) {
        TreeTableColumn<TreeRow, Double> column = new TreeTableColumn<>(title);
        Figures.in(column);
        column.setCellValueFactory(cell ->
                new ReadOnlyObjectWrapper<>(value.applyAsDouble(cell.getValue().getValue())));
        column.setCellFactory(of -> new TreeTableCell<>() {
            {
                FigureColumns.keep(of, this);
            }

            @Override
            protected void updateItem(@Nullable Double number, boolean empty) {
                super.updateItem(number, empty);
                setText(empty || number == null || number.isNaN() ? "" : unit.format(number));
            }
        });
        column.setPrefWidth(70);
        column.setMinWidth(70);
        column.setMaxWidth(70);
        column.setSortable(false);
        return column;
    }

    /** What stands for rows that are not there yet; empty for rows that are. */
    static String placeholder(TreeRow row) {
        return switch (row) {
            case TreeRow.More more ->
                "… " + Unit.COUNT.format(more.left()) + " more: click for the next " + HeapModel.PAGE;
            case TreeRow.Wait _ -> "Loading …";
            default -> "";
        };
    }
}
