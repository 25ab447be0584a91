package dev.jvitals.ui.heap;

import atlantafx.base.theme.Styles;
import dev.jvitals.base.Failure;
import dev.jvitals.base.Unit;
import dev.jvitals.heap.Heap;
import dev.jvitals.heap.histogram.Grouping;
import dev.jvitals.heap.inspect.ObjectRef;
import dev.jvitals.ui.task.Tasks;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The dominator tree as a table whose rows are fetched as they are opened, a page at a time. */
final class DominatorTreePane extends VBox {
    private static final List<Grouping> GROUPINGS = List.of(Grouping.values());

    private final HeapModel model;
    private final TreeFetcher fetcher;
    private final TreeTableView<TreeRow> tree = new TreeTableView<>();
    private final ComboBox<String> grouping = new ComboBox<>();
    private final TextField filter = new TextField();

    DominatorTreePane(HeapModel model, HeapActions actions, Tasks tasks, Consumer<Failure> onFailure) {
        super(8);
        this.model = model;
        this.fetcher = new TreeFetcher(model, tasks, onFailure);
        grouping.getItems().add("objects");
        for (Grouping each : GROUPINGS) {
            grouping.getItems().add("by " + each.label());
        }
        grouping.setMinWidth(USE_PREF_SIZE);
        grouping.getSelectionModel().selectFirst();
        grouping.valueProperty().addListener((_, _, _) -> reload());
        grouping.setAccessibleText("Group the dominator tree");
        tree.setAccessibleText("Dominator tree");
        filter.setAccessibleText("Filter the dominator tree");
        filter.setPromptText("Filter the top by class, a regular expression");
        filter.setPrefColumnCount(28);
        filter.setOnAction(_ -> reload());
        columns();
        tree.getStyleClass().add(Styles.DENSE);
        TreeColumns.fit(tree);
        tree.setShowRoot(false);
        tree.setPlaceholder(new Label("Nothing matches"));
        tree.getSelectionModel().selectedItemProperty().addListener((_, _, item) -> actions.select(id(item)));
        tree.setContextMenu(actions.menu(() -> id(selected()), () -> rowText(selectedRow())));
        actions.selectOnPress(tree, () -> id(selected()));
        LazyItem.fetchOnDemand(tree);
        Copying.install(tree, DominatorTreePane::rowText);
        setVgrow(tree, Priority.ALWAYS);
        getChildren().addAll(new HBox(8, grouping, filter), tree);
        reload();
    }

    private @Nullable TreeItem<TreeRow> selected() {
        return tree.getSelectionModel().getSelectedItem();
    }

    private void columns() {
        tree.getColumns().add(TreeColumns.text("Object", 420, DominatorTreePane::name));
        tree.getColumns().add(TreeColumns.number("Shallow", Unit.BYTES, row -> switch (row) {
            case TreeRow.OfObject object -> object.object().shallowBytes();
            case TreeRow.OfGroup group -> group.group().shallowBytes();
            default -> Double.NaN;
        }));
        tree.getColumns().add(TreeColumns.number("Retained", Unit.BYTES, DominatorTreePane::retained));
        tree.getColumns()
                .add(TreeColumns.number(
                        "Share",
                        Unit.SHARE,
                        row -> retained(row) / model.totals().usedBytes()));
    }

    private static double retained(TreeRow row) {
        return switch (row) {
            case TreeRow.OfObject object -> object.object().retainedBytes();
            case TreeRow.OfGroup group -> group.group().retainedBytes();
            default -> Double.NaN;
        };
    }

    private void reload() {
        int index = grouping.getSelectionModel().getSelectedIndex();
        LazyItem root = fetcher.root(index <= 0 ? null : GROUPINGS.get(index - 1), pattern());
        tree.setRoot(root);
        root.setExpanded(true);
    }

    private @Nullable Predicate<String> pattern() {
        filter.setStyle("");
        if (filter.getText().isBlank()) {
            return null;
        }
        try {
            return Pattern.compile(filter.getText().strip()).asPredicate();
        } catch (PatternSyntaxException e) {
            filter.setStyle("-fx-border-color: -color-danger-fg;");
            return null;
        }
    }

    /** Opens the tree down to an object and selects it. */
    void reveal(List<ObjectRef> chain) {
        filter.clear();
        grouping.getSelectionModel().selectFirst();
        List<TreeItem<TreeRow>> items = new ArrayList<>();
        TreeItem<TreeRow> parent = fetcher.root(null, null);
        tree.setRoot(parent);
        parent.setExpanded(true);
        for (ObjectRef object : chain) {
            LazyItem item = fetcher.item(new TreeRow.OfObject(object));
            ((LazyItem) parent).putFirst(item);
            items.add(item);
            parent = item;
        }
        for (TreeItem<TreeRow> item : items.subList(0, Math.max(0, items.size() - 1))) {
            item.setExpanded(true);
        }
        tree.getSelectionModel().select(parent);
        tree.scrollTo(Math.max(0, tree.getRow(parent) - 3));
    }

    private long id(@Nullable TreeItem<TreeRow> item) {
        return item != null && item.getValue() instanceof TreeRow.OfObject object
                ? object.object().id()
                : Heap.NONE;
    }

    private @Nullable TreeRow selectedRow() {
        TreeItem<TreeRow> item = selected();
        return item == null ? null : item.getValue();
    }

    private static String rowText(@Nullable TreeRow row) {
        Function<ObjectRef, String> text = object -> String.join(
                "\t",
                object.label(),
                object.hexAddress(),
                Long.toString(object.shallowBytes()),
                Long.toString(object.retainedBytes()));
        return switch (row) {
            case TreeRow.OfObject object -> text.apply(object.object());
            case TreeRow.OfGroup group ->
                group.group().name() + "\t" + group.group().objects() + "\t"
                        + group.group().shallowBytes() + "\t" + group.group().retainedBytes();
            case null, default -> "";
        };
    }

    /** The class first, then what is known of the object, then its address. */
    private static String name(TreeRow row) {
        return switch (row) {
            case TreeRow.OfObject object ->
                object.object().label() + "  " + object.object().hexAddress();
            case TreeRow.OfGroup group ->
                group.group().name() + "  ×" + Unit.COUNT.format(group.group().objects());
            default -> TreeColumns.placeholder(row);
        };
    }
}
