package dev.jvitals.ui.threads;

import atlantafx.base.theme.Styles;
import dev.jvitals.base.Printable;
import dev.jvitals.ui.theme.Figures;
import dev.jvitals.ui.theme.FittingColumns;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;

/** Columns of tables: text made safe, numbers at the right, nodes that are reused as cells are. */
final class Columns {
    private Columns() {}

    static <T> TableColumn<T, String> text(String title, double width, Function<T, String> value) {
        TableColumn<T, String> column = new TableColumn<>(title);
        column.setPrefWidth(width);
        column.setCellValueFactory(row -> new SimpleObjectProperty<>(Printable.line(value.apply(row.getValue()))));
        column.setCellFactory(_ -> new TableCell<>() {
            @Override
            protected void updateItem(String item, boolean empty) {
                super.updateItem(item, empty);
                setText(empty ? null : item);
                setTooltip(empty || item.length() < 20 ? null : new Tooltip(item));
            }
        });
        return column;
    }

    /** NaN shows as nothing and sorts last. */
    static <T> TableColumn<T, Double> number(
            String title, double width, ToDoubleFunction<T> value, Function<Double, String> format) {
        TableColumn<T, Double> column = new TableColumn<>(title);
        column.setPrefWidth(width);
        column.setMinWidth(width);
        column.setCellValueFactory(row -> new SimpleObjectProperty<>(value.applyAsDouble(row.getValue())));
        Figures.in(column);
        column.setCellFactory(_ -> new TableCell<>() {
            @Override
            protected void updateItem(Double item, boolean empty) {
                super.updateItem(item, empty);
                setText(empty || item.isNaN() ? null : format.apply(item));
            }
        });
        return column;
    }

    static <T> TableColumn<T, Double> count(String title, double width, ToDoubleFunction<T> value) {
        return number(title, width, value, count -> "%,d".formatted(Math.round(count)));
    }

    /** A column of long names: what is brief enough to compare in the cell, all of it in the tooltip. */
    static <T> TableColumn<T, String> brief(
            String title, double width, Function<T, String> brief, Function<T, String> whole) {
        TableColumn<T, String> column = text(title, width, brief);
        column.setCellFactory(_ -> new TableCell<>() {
            @Override
            protected void updateItem(String item, boolean empty) {
                super.updateItem(item, empty);
                T row = empty ? null : getTableRow().getItem();
                setText(empty ? null : item);
                setTooltip(row == null ? null : new Tooltip(Printable.line(whole.apply(row))));
            }
        });
        return column;
    }

    /** A table as all panes have it: dense, its last column taking what is left; the name is for screen readers and help. */
    static <T> TableView<T> table(String name) {
        TableView<T> table = new TableView<>();
        table.setAccessibleText(name);
        table.getStyleClass().add(Styles.DENSE);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        FittingColumns.fit(table);
        return table;
    }

    /** A column of nodes; {@code fill} shows a row in the node of its cell. */
    static <T, N extends Node> TableColumn<T, T> node(
            String title, double width, Supplier<N> make, Filling<T, N> fill) {
        TableColumn<T, T> column = new TableColumn<>(title);
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setCellValueFactory(row -> new SimpleObjectProperty<>(row.getValue()));
        column.setCellFactory(_ -> new TableCell<>() {
            private final N node = make.get();

            @Override
            protected void updateItem(T item, boolean empty) {
                super.updateItem(item, empty);
                if (empty || item == null) {
                    setGraphic(null);
                } else {
                    fill.fill(item, node);
                    setGraphic(node);
                }
            }
        });
        return column;
    }

    /** Shows a row in a node. */
    interface Filling<T, N> {
        void fill(T row, N node);
    }
}
