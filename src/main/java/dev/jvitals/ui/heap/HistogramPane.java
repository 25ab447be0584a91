package dev.jvitals.ui.heap;

import atlantafx.base.theme.Styles;
import dev.jvitals.base.Failure;
import dev.jvitals.base.Unit;
import dev.jvitals.heap.histogram.Grouping;
import dev.jvitals.heap.histogram.HistogramRow;
import dev.jvitals.heap.inspect.ObjectRef;
import dev.jvitals.heap.inspect.Page;
import dev.jvitals.ui.task.Tasks;
import dev.jvitals.ui.theme.Figures;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.collections.transformation.SortedList;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Objects by class, package or loader; below, the objects of the row that is chosen. */
final class HistogramPane extends VBox {
    private final HeapModel model;
    private final HeapActions actions;
    private final Tasks tasks;
    private final Consumer<Failure> onFailure;
    private final ObservableList<HistogramRow> rows = FXCollections.observableArrayList();
    private final FilteredList<HistogramRow> shown = new FilteredList<>(rows);
    private final TableView<HistogramRow> table = new TableView<>();
    private final ComboBox<Grouping> grouping = new ComboBox<>();
    private final TextField filter = new TextField();
    private final Loading objects;

    HistogramPane(HeapModel model, HeapActions actions, Tasks tasks, Consumer<Failure> onFailure) {
        super(8);
        this.model = model;
        this.actions = actions;
        this.tasks = tasks;
        this.onFailure = onFailure;
        this.objects = new Loading(tasks);
        objects.show(hint("Choose a row to see its largest objects."));
        columns();
        SortedList<HistogramRow> sorted = new SortedList<>(shown);
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.getStyleClass().add(Styles.DENSE);
        FigureColumns.fit(table);
        table.setItems(sorted);
        table.getSelectionModel().selectedItemProperty().addListener((_, _, row) -> showObjects(row));
        table.setContextMenu(menu());
        Copying.install(table, HistogramPane::text);
        SplitPane split = new SplitPane(table, objects);
        split.setOrientation(Orientation.VERTICAL);
        split.setDividerPositions(0.62);
        setVgrow(split, Priority.ALWAYS);
        getChildren().addAll(bar(), split);
        reload();
    }

    private FlowPane bar() {
        grouping.getItems().setAll(Grouping.values());
        grouping.setConverter(new javafx.util.StringConverter<>() {
            @Override
            public String toString(@Nullable Grouping by) {
                return by == null ? "" : "by " + by.label();
            }

            @Override
            public Grouping fromString(String text) {
                throw new UnsupportedOperationException("the list is not edited");
            }
        });
        grouping.setMinWidth(USE_PREF_SIZE);
        grouping.setValue(Grouping.CLASS);
        grouping.valueProperty().addListener((_, _, _) -> reload());
        grouping.setAccessibleText("Group the histogram");
        table.setAccessibleText("Histogram");
        filter.setAccessibleText("Filter the histogram");
        filter.setPromptText("Filter, a regular expression");
        filter.setPrefColumnCount(18);
        filter.textProperty().addListener((_, _, text) -> applyFilter(text));
        Button exact = new Button("Exact retained size");
        exact.setMinWidth(USE_PREF_SIZE);
        exact.setOnAction(_ -> exact(table.getSelectionModel().getSelectedItem()));
        exact.disableProperty()
                .bind(table.getSelectionModel().selectedItemProperty().isNull());
        Label least = new Label("≥ at least; exact on demand");
        least.getStyleClass().add("muted");
        return new FlowPane(8, 4, grouping, filter, exact, least);
    }

    private void columns() {
        TableColumn<HistogramRow, String> name = column("Name", HistogramRow::name);
        name.setPrefWidth(300);
        name.setMinWidth(FigureColumns.LEAST_NAME);
        table.getColumns().add(name);
        table.getColumns().add(numbers("Objects", HistogramRow::objects, row -> Unit.COUNT.format(row.objects())));
        table.getColumns()
                .add(numbers("Shallow", HistogramRow::shallowBytes, row -> Unit.BYTES.format(row.shallowBytes())));
        table.getColumns()
                .add(numbers(
                        "Retained",
                        HistogramRow::retainedBytes,
                        row -> (row.exact() ? "" : "≥ ") + Unit.BYTES.format(row.retainedBytes())));
        table.getColumns()
                .add(numbers(
                        "Share",
                        HistogramRow::retainedBytes,
                        row -> Unit.SHARE.format(model.share(row.retainedBytes()))));
    }

    private static TableColumn<HistogramRow, String> column(String title, Function<HistogramRow, String> text) {
        TableColumn<HistogramRow, String> column = new TableColumn<>(title);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(text.apply(cell.getValue())));
        column.setCellFactory(_ -> LongNames.nameCell());
        return column;
    }

    private static TableColumn<HistogramRow, Long> numbers(
            String title, Function<HistogramRow, Long> value, Function<HistogramRow, String> text) {
        TableColumn<HistogramRow, Long> column = new TableColumn<>(title);
        Figures.in(column);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(value.apply(cell.getValue())));
        column.setCellFactory(of -> new TableCell<>() {
            {
                FigureColumns.keep(of, this);
            }

            @Override
            protected void updateItem(@Nullable Long number, boolean empty) {
                super.updateItem(number, empty);
                HistogramRow row = empty ? null : getTableRow().getItem();
                setText(row == null ? "" : text.apply(row));
            }
        });
        column.setPrefWidth(70);
        column.setMinWidth(70);
        column.setMaxWidth(70);
        return column;
    }

    private ContextMenu menu() {
        MenuItem exact = new MenuItem("Compute exact retained size");
        exact.setOnAction(_ -> exact(table.getSelectionModel().getSelectedItem()));
        MenuItem only = new MenuItem("Filter by this name");
        only.setOnAction(_ -> {
            HistogramRow row = table.getSelectionModel().getSelectedItem();
            if (row != null) {
                filter.setText(Pattern.quote(row.name()));
            }
        });
        MenuItem merged = new MenuItem("Merge paths to GC roots");
        merged.setOnAction(_ -> {
            HistogramRow row = table.getSelectionModel().getSelectedItem();
            if (row != null) {
                actions.showMergedPaths(new HeapGroup(grouping.getValue(), row));
            }
        });
        MenuItem copy = new MenuItem("Copy rows");
        copy.setOnAction(_ -> Copying.copy(Copying.lines(table, HistogramPane::text)));
        return new ContextMenu(exact, merged, only, new SeparatorMenuItem(), copy);
    }

    private static String text(HistogramRow row) {
        return row.name() + "\t" + row.objects() + "\t" + row.shallowBytes() + "\t" + row.retainedBytes();
    }

    private void reload() {
        rows.setAll(model.histogram(grouping.getValue()));
    }

    private void applyFilter(String text) {
        try {
            Pattern pattern = Pattern.compile(text);
            shown.setPredicate(row -> pattern.matcher(row.name()).find());
            filter.setStyle("");
        } catch (PatternSyntaxException e) {
            filter.setStyle("-fx-border-color: -color-danger-fg;");
        }
    }

    private void showObjects(@Nullable HistogramRow row) {
        if (row != null) {
            objects.load(
                    "Looking for objects of " + row.name(),
                    model.objectsOf(grouping.getValue(), row, 0),
                    page -> largest(row, page));
        }
    }

    private Node largest(HistogramRow row, Page<ObjectRef> page) {
        Label heading = new Label("Largest of " + Unit.COUNT.format(page.total()) + " objects of " + row.name());
        heading.getStyleClass().add("figure");
        Grouping by = grouping.getValue();
        Paged<ObjectRef> table =
                new Paged<>(new ObjectTable(actions), page, from -> model.objectsOf(by, row, from), tasks, onFailure);
        setVgrow(table, Priority.ALWAYS);
        return new VBox(4, heading, table);
    }

    private void exact(@Nullable HistogramRow row) {
        if (row != null) {
            tasks.run("Exact retained size of " + row.name(), model.exactRetained(grouping.getValue(), row))
                    .onSuccess(bytes -> replace(row, bytes))
                    .onFailure(onFailure)
                    .start();
        }
    }

    private void replace(HistogramRow row, long bytes) {
        int index = rows.indexOf(row);
        if (index >= 0) {
            rows.set(index, row.withExact(bytes));
        }
    }

    /** Sets the filter and chooses the first row that passes. */
    void show(String className) {
        grouping.setValue(Grouping.CLASS);
        filter.setText("^" + Pattern.quote(className) + "$");
        table.getSelectionModel().selectFirst();
    }

    List<HistogramRow> rows() {
        return rows;
    }

    private static Label hint(String text) {
        Label hint = new Label(text);
        hint.getStyleClass().add("muted");
        return hint;
    }
}
