package dev.jvitals.ui.heap;

import atlantafx.base.theme.Styles;
import dev.jvitals.base.Failure;
import dev.jvitals.base.Unit;
import dev.jvitals.heap.Heap;
import dev.jvitals.heap.inspect.ContentRow;
import dev.jvitals.heap.inspect.FieldRow;
import dev.jvitals.heap.inspect.ObjectRef;
import dev.jvitals.heap.inspect.Page;
import dev.jvitals.ui.task.Tasks;
import dev.jvitals.ui.task.Work;
import dev.jvitals.ui.theme.ColumnScale;
import dev.jvitals.ui.theme.Figures;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** The pane at the right: the object that is selected, opened up. */
final class InspectorPane extends VBox {
    private static final Set<String> PLAIN =
            Set.of("java.lang.String", "java.lang.Integer", "java.lang.Long", "java.lang.Boolean", "java.lang.Double");

    private static final double LEAST_VALUE = 110;
    private static final double LEAST_FIGURE = 40;
    private static final double SCROLL_BAR = 18;

    private final HeapModel model;
    private final HeapActions actions;
    private final Tasks tasks;
    private final Consumer<Failure> onFailure;
    private final Loading content;

    InspectorPane(HeapModel model, HeapActions actions, Tasks tasks, Consumer<Failure> onFailure) {
        this.onFailure = onFailure;
        this.model = model;
        this.actions = actions;
        this.tasks = tasks;
        this.content = new Loading(tasks);
        setMinWidth(160);
        Label hint = new Label("Select an object to look inside.");
        hint.getStyleClass().add("muted");
        hint.setWrapText(true);
        content.show(hint);
        setVgrow(content, Priority.ALWAYS);
        getChildren().add(content);
        actions.selected().addListener((_, _, id) -> show(id.longValue()));
    }

    private void show(long id) {
        if (id != Heap.NONE) {
            content.load("Reading the object", model.inspect(id), this::view);
        }
    }

    private Node view(HeapModel.Inspected inspected) {
        ObjectRef object = inspected.object();
        Label name = new Label(object.className());
        name.getStyleClass().add("figure");
        name.setWrapText(true);
        name.setMinHeight(USE_PREF_SIZE);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        Label sizes = new Label(object.hexAddress() + "  ·  shallow " + Unit.BYTES.format(object.shallowBytes())
                + "  ·  retained " + Unit.BYTES.format(object.retainedBytes()) + " ("
                + Unit.SHARE.format(model.share(object.retainedBytes())) + ")");
        sizes.getStyleClass().add("muted");
        sizes.setWrapText(true);
        sizes.setMinHeight(USE_PREF_SIZE);
        Button tree = small("In tree", () -> actions.showInTree(object.id()));
        Button paths = small("Paths to roots", () -> actions.showPaths(object.id()));
        Button copy = small("Copy address", () -> Copying.copy(object.hexAddress()));
        VBox box = new VBox(6, new HBox(4, name, close()), sizes, new FlowPane(6, 4, tree, paths, copy));
        if (!inspected.text().isEmpty()) {
            box.getChildren().add(text(inspected.text()));
        }
        if (!model.heap().hasDump()) {
            Label missing = new Label(Heap.VALUES_MISSING);
            missing.setWrapText(true);
            missing.getStyleClass().add("severity-warning");
            box.getChildren().add(missing);
        }
        TabPane tabs = tabs(inspected);
        setVgrow(tabs, Priority.ALWAYS);
        box.getChildren().add(tabs);
        return box;
    }

    private Button close() {
        Button close = new Button("", new FontIcon("mdi2c-close"));
        close.getStyleClass().addAll("flat", "small");
        close.setAccessibleText("Close the inspector");
        close.setTooltip(new Tooltip("Close the inspector (Escape)"));
        close.setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
        close.setOnAction(_ -> actions.deselect());
        return close;
    }

    private static Button small(String text, Runnable action) {
        Button button = new Button(text);
        button.getStyleClass().add("small");
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    private static TextArea text(String text) {
        TextArea area = new TextArea(text);
        area.setEditable(false);
        area.setAccessibleText("The object in words");
        area.setWrapText(true);
        area.setPrefRowCount(Math.clamp(text.length() / 45 + 1, 1, 6));
        area.setMinHeight(34);
        return area;
    }

    private TabPane tabs(HeapModel.Inspected inspected) {
        long id = inspected.object().id();
        TabPane tabs = new TabPane();
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        if (!inspected.contentName().isEmpty()) {
            tabs.getTabs()
                    .add(new Tab(
                            title(inspected.contentName(), inspected.contents()),
                            paged(contentTable(), inspected.contents(), from -> model.contents(id, from))));
        }
        if (inspected.elements().total() > 0) {
            tabs.getTabs()
                    .add(new Tab(
                            title("elements", inspected.elements()),
                            paged(
                                    fieldTable("Index", "Value"),
                                    inspected.elements(),
                                    from -> model.elements(id, from))));
        } else if (!inspected.fields().isEmpty()) {
            tabs.getTabs().add(whole("fields", inspected.fields()));
        }
        if (!inspected.statics().isEmpty()) {
            tabs.getTabs().add(whole("statics", inspected.statics()));
        }
        tabs.getTabs()
                .add(new Tab(
                        title("referrers", inspected.incoming()),
                        paged(
                                fieldTable("Its field", "Referrer"),
                                inspected.incoming(),
                                from -> model.incoming(id, from))));
        tabs.getTabs()
                .add(new Tab(
                        title("references", inspected.outgoing()),
                        paged(
                                fieldTable("Through", "Object"),
                                inspected.outgoing(),
                                from -> model.outgoing(id, from))));
        return tabs;
    }

    /** "1 fields" is none; the last letter goes. */
    private static String title(String name, Page<?> page) {
        String word = page.total() == 1 ? singular(name) : name;
        return page.total() < 0 ? name : Unit.COUNT.format(page.total()) + " " + word;
    }

    private static String singular(String name) {
        return name.equals("entries") ? "entry" : name.endsWith("s") ? name.substring(0, name.length() - 1) : name;
    }

    private <T> Paged<T> paged(TableView<T> table, Page<T> first, IntFunction<Work<Page<T>>> fetch) {
        table.getStyleClass().add(Styles.DENSE);
        return new Paged<>(table, first, fetch, tasks, onFailure);
    }

    /** Rows that are all there. */
    private Tab whole(String name, List<FieldRow> rows) {
        Page<FieldRow> all = new Page<>(rows, 0, rows.size());
        return new Tab(title(name, all), paged(fieldTable("Field", "Value"), all, _ -> (_, _) -> all));
    }

    private TableView<FieldRow> fieldTable(String nameTitle, String valueTitle) {
        TableView<FieldRow> table = new TableView<>();
        table.setAccessibleText("Fields and elements of the object");
        TableColumn<FieldRow, String> name = column(table, nameTitle, 100, FieldRow::name);
        TableColumn<FieldRow, String> value = column(table, valueTitle, LEAST_VALUE, FieldRow::value);
        TableColumn<FieldRow, String> retained = figures(table, "Retained", row -> size(row.target()));
        ReadOnlyDoubleProperty scale = ColumnScale.of(table).scale();
        // what is behind it may be scrolled to
        value.prefWidthProperty()
                .bind(table.widthProperty()
                        .subtract(name.widthProperty())
                        .subtract(retained.widthProperty())
                        .subtract(SCROLL_BAR)
                        .flatMap(
                                left -> scale.map(by -> Math.max(LEAST_VALUE * by.doubleValue(), left.doubleValue()))));
        column(
                table,
                "Type",
                70,
                row -> row.target() == null
                        ? row.type()
                        : LongNames.withoutPackage(row.target().className()));
        column(table, "Declared by", 140, FieldRow::declaredBy);
        choose(table, FieldRow::target, InspectorPane::text);
        return table;
    }

    private static String text(FieldRow row) {
        ObjectRef target = row.target();
        return String.join(
                "\t", row.name(), row.value(), target == null ? "" : target.hexAddress(), row.type(), row.declaredBy());
    }

    private TableView<ContentRow> contentTable() {
        TableView<ContentRow> table = new TableView<>();
        table.setAccessibleText("Content of the collection");
        figures(table, "#", row -> Integer.toString(row.index()));
        column(table, "Key", 120, row -> label(row.key())).setMinWidth(60);
        column(table, "Value", 160, row -> label(row.value())).setMinWidth(60);
        figures(table, "Retained", row -> size(row.value()));
        FigureColumns.fit(table);
        choose(
                table,
                row -> row.value() == null ? row.key() : row.value(),
                row -> label(row.key()) + "\t" + label(row.value()));
        return table;
    }

    /** A double click goes on to the row's object; a single one must not, or one could not look around. */
    private <T> void choose(TableView<T> table, Function<T, @Nullable ObjectRef> target, Function<T, String> text) {
        table.setOnMouseClicked(e -> {
            T row = table.getSelectionModel().getSelectedItem();
            if (e.getClickCount() == 2 && row != null) {
                actions.select(target.apply(row));
            }
        });
        table.setOnKeyPressed(e -> {
            T row = table.getSelectionModel().getSelectedItem();
            if (e.getCode() == KeyCode.ENTER && row != null) {
                actions.select(target.apply(row));
            }
        });
        Copying.install(table, text);
        table.setContextMenu(actions.menu(
                () -> {
                    T row = table.getSelectionModel().getSelectedItem();
                    ObjectRef object = row == null ? null : target.apply(row);
                    return object == null ? Heap.NONE : object.id();
                },
                () -> Copying.lines(table, text)));
    }

    private static <T> TableColumn<T, String> figures(TableView<T> table, String title, Function<T, String> text) {
        TableColumn<T, String> column = column(table, title, LEAST_FIGURE, text);
        column.setCellFactory(FigureCell::new);
        Figures.in(column);
        column.setMinWidth(LEAST_FIGURE);
        column.setMaxWidth(LEAST_FIGURE);
        return column;
    }

    private static <T> TableColumn<T, String> column(
            TableView<T> table, String title, double width, Function<T, String> text) {
        TableColumn<T, String> column = new TableColumn<>(title);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(text.apply(cell.getValue())));
        column.setCellFactory(_ -> LongNames.cell());
        column.setPrefWidth(width);
        column.setSortable(false);
        table.getColumns().add(column);
        return column;
    }

    /** Strings and numbers are what they say: their class would only take their room. */
    private static String label(@Nullable ObjectRef object) {
        if (object == null) {
            return "";
        }
        return !object.text().isEmpty() && PLAIN.contains(object.className()) ? object.text() : object.label();
    }

    private static String size(@Nullable ObjectRef object) {
        return object == null ? "" : Unit.BYTES.format(object.retainedBytes());
    }
}
