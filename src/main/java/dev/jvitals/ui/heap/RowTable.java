package dev.jvitals.ui.heap;

import atlantafx.base.theme.Styles;
import dev.jvitals.base.Unit;
import dev.jvitals.heap.Heap;
import dev.jvitals.report.heap.Column;
import dev.jvitals.report.heap.Table;
import dev.jvitals.ui.theme.Figures;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A document's table on the screen: sortable, copied by rows, its rows' objects selected and looked at elsewhere. */
final class RowTable extends VBox {
    private static final double WIDEST_TEXT = 460;
    private static final double CHARACTER = 7.2;
    private static final double LEAST_NUMBER = 72;
    private static final double LEAST_TEXT = 84;
    private static final double PADDING = 12;
    /** Columns of classes. */
    private static final Set<String> NAMES = Set.of("className", "name", "kind");

    private static final KeyCombination COPY = KeyCombination.valueOf("Shortcut+C");

    private final TableView<List<Object>> rows = new TableView<>();

    RowTable(Table table, HeapModel model, HeapActions actions) {
        super(4);
        for (int i = 0; i < table.columns().size(); i++) {
            rows.getColumns().add(column(table, i));
        }
        rows.getItems().setAll(table.rows());
        rows.setAccessibleText(table.title());
        rows.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        rows.getStyleClass().add(Styles.DENSE);
        // the figures stay in sight, names give way and have a tooltip
        FigureColumns.fit(rows);
        rows.setPlaceholder(new Label("None"));
        int address = column("address", table);
        int className = column("className", table);
        rows.getSelectionModel()
                .selectedItemProperty()
                .addListener((_, _, row) -> actions.select(id(model, row, address)));
        rows.setContextMenu(
                address < 0 && className >= 0
                        ? actions.classMenu(() -> text(className), () -> selectedText(table))
                        : actions.menu(
                                () -> id(model, rows.getSelectionModel().getSelectedItem(), address),
                                () -> selectedText(table)));
        rows.addEventHandler(KeyEvent.KEY_PRESSED, e -> {
            if (COPY.match(e)) {
                Copying.copy(selectedText(table));
            }
        });
        actions.selectOnPress(rows, () -> id(model, rows.getSelectionModel().getSelectedItem(), address));
        setVgrow(rows, Priority.ALWAYS);
        getChildren().add(rows);
        if (table.left() > 0) {
            Label more = new Label("The first " + Unit.COUNT.format(table.rows().size()) + " of "
                    + Unit.COUNT.format(table.total()) + "; the rest is in the sums.");
            more.getStyleClass().add("muted");
            getChildren().add(more);
        }
    }

    private static TableColumn<List<Object>, Object> column(Table table, int index) {
        Column column = table.columns().get(index);
        TableColumn<List<Object>, Object> view = new TableColumn<>(column.title());
        view.setCellValueFactory(
                row -> new ReadOnlyObjectWrapper<>(row.getValue().get(index)));
        view.setCellFactory(of -> new RowCell(column, of));
        view.setComparator(RowTable::compare);
        view.setPrefWidth(width(table, index));
        if (isFigure(column)) {
            view.setPrefWidth(LEAST_NUMBER);
            view.setMinWidth(LEAST_NUMBER);
            view.setMaxWidth(LEAST_NUMBER);
            if (column.isNumber()) {
                Figures.in(view);
            }
        } else {
            view.setMinWidth(index == 0 ? FigureColumns.LEAST_NAME : LEAST_TEXT);
        }
        return view;
    }

    /** An address that is cut names nothing, either. */
    private static boolean isFigure(Column column) {
        return column.isNumber() || column.jsonName().equals("address");
    }

    private static int compare(Object one, Object other) {
        return one instanceof Number a && other instanceof Number b
                ? Double.compare(orLeast(a), orLeast(b))
                : Comparator.<String>naturalOrder().compare(one.toString(), other.toString());
    }

    /** What is unknown stands below every figure. */
    private static double orLeast(Number number) {
        double value = number.doubleValue();
        return Double.isNaN(value) ? Double.NEGATIVE_INFINITY : value;
    }

    private static double width(Table table, int index) {
        Column column = table.columns().get(index);
        int longest = column.title().length() + 2;
        for (List<Object> row :
                table.rows().subList(0, Math.min(50, table.rows().size()))) {
            longest = Math.max(longest, column.cell(row.get(index)).length());
        }
        return Math.min(WIDEST_TEXT, longest * CHARACTER + 22);
    }

    /** What the selected row has in a column, empty without one. */
    private String text(int column) {
        List<Object> row = rows.getSelectionModel().getSelectedItem();
        return row == null ? "" : row.get(column).toString();
    }

    private static int column(String jsonName, Table table) {
        for (int i = 0; i < table.columns().size(); i++) {
            if (table.columns().get(i).jsonName().equals(jsonName)) {
                return i;
            }
        }
        return -1;
    }

    private static long id(HeapModel model, @org.jspecify.annotations.Nullable List<Object> row, int address) {
        return row == null || address < 0
                ? Heap.NONE
                : model.idAt(row.get(address).toString());
    }

    private String selectedText(Table table) {
        return rows.getSelectionModel().getSelectedItems().stream()
                .map(row -> row.stream().map(RowTable::copied).collect(Collectors.joining("\t")))
                .collect(Collectors.joining(
                        "\n",
                        table.columns().stream().map(Column::title).collect(Collectors.joining("\t")) + "\n",
                        ""));
    }

    private static String copied(Object value) {
        return value.equals(Double.NaN) ? "" : value.toString();
    }

    /** Numbers to the right, long text with a tooltip. */
    private static final class RowCell extends TableCell<List<Object>, Object> {
        private final Column column;
        /** Of classes, whose packages may be left out. */
        private final boolean isName;

        RowCell(Column column, TableColumn<List<Object>, Object> of) {
            this.column = column;
            this.isName = NAMES.contains(column.jsonName()) || column.title().equals("Loader");
            if (isFigure(column)) {
                FigureColumns.keep(of, this);
            }
            if (isName) {
                widthProperty().addListener(_ -> LongNames.showName(this, text(getItem(), isEmpty()), room()));
            }
        }

        @Override
        protected void updateItem(@org.jspecify.annotations.Nullable Object value, boolean empty) {
            super.updateItem(value, empty);
            String text = text(value, empty);
            if (isName) {
                LongNames.showName(this, text, room());
            } else {
                setText(text);
                LongNames.fit(this);
            }
        }

        private double room() {
            return getWidth() - PADDING;
        }

        private String text(@org.jspecify.annotations.Nullable Object value, boolean empty) {
            return empty || value == null ? "" : column.cell(value);
        }
    }
}
