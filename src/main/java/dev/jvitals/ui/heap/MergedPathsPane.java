package dev.jvitals.ui.heap;

import atlantafx.base.theme.Styles;
import dev.jvitals.base.Failure;
import dev.jvitals.base.Unit;
import dev.jvitals.heap.Heap;
import dev.jvitals.heap.histogram.Grouping;
import dev.jvitals.heap.inspect.Page;
import dev.jvitals.heap.paths.MergedClasses;
import dev.jvitals.heap.paths.MergedPaths;
import dev.jvitals.heap.walk.ReferenceStrength;
import dev.jvitals.ui.task.Tasks;
import dev.jvitals.ui.task.Work;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TreeTableView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What keeps all objects of a class, package or loader: their shortest paths from the roots as one tree. */
final class MergedPathsPane extends VBox {
    /** Down to the first fork a path has nothing to choose; so many steps of it are opened at once. */
    private static final int OPENED_STEPS = 12;

    /** What is a row, and which end is the top; as in Eclipse MAT. */
    private enum Order {
        OBJECTS_FROM_ROOTS("from the roots", null),
        CLASSES_FROM_ROOTS("from the roots, by class", MergedClasses.From.ROOTS),
        CLASSES_FROM_OBJECTS("from the objects, by class", MergedClasses.From.OBJECTS);

        private final String label;
        private final MergedClasses.@Nullable From end;

        Order(String label, MergedClasses.@Nullable From end) {
            this.label = label;
            this.end = end;
        }

        /** From a field to what it refers to, or to what has it. */
        private String arrow() {
            return end == MergedClasses.From.OBJECTS ? " ← " : " → ";
        }

        @Override
        public String toString() {
            return label;
        }
    }

    private final ComboBox<Order> order = new ComboBox<>();
    private final HeapModel model;
    private final HeapActions actions;
    private final Tasks tasks;
    private final Consumer<Failure> onFailure;
    private final Loading content;
    private final StrengthBar strengths;
    private @Nullable HeapGroup group;
    private @Nullable MergedTree tree;

    MergedPathsPane(HeapModel model, HeapActions actions, Tasks tasks, Consumer<Failure> onFailure) {
        super(8);
        this.model = model;
        this.actions = actions;
        this.tasks = tasks;
        this.onFailure = onFailure;
        this.content = new Loading(tasks);
        this.strengths = new StrengthBar(model.heap().hasDump(), this::reload);
        order.getItems().setAll(Order.values());
        order.setValue(Order.CLASSES_FROM_ROOTS);
        order.setAccessibleText("Order of merged paths");
        content.show(beginnings().node());
        setVgrow(content, javafx.scene.layout.Priority.ALWAYS);
        getChildren().addAll(strengths, content);
    }

    private Beginnings beginnings() {
        Beginnings beginnings = new Beginnings("Choose “Merge paths to GC roots” for a row of the histogram, or for an"
                + " object's class, or begin with one of these.");
        beginnings.addLast(
                "Top classes",
                model.histogram(Grouping.CLASS).stream()
                        .limit(Beginnings.SHOWN)
                        .map(row -> LinkLine.of(
                                row.name(),
                                Unit.COUNT.format(row.objects()),
                                "≥ " + Unit.BYTES.format(row.retainedBytes()),
                                () -> actions.showMergedPaths(new HeapGroup(Grouping.CLASS, row))))
                        .toList());
        return beginnings;
    }

    /** Where nothing is shown yet, a button for the class of the object that is selected. */
    void offer(String className, Runnable merge) {
        if (group == null) {
            Button button = new Button("Merge paths of all objects of " + className);
            button.setOnAction(_ -> merge.run());
            Beginnings beginnings = beginnings();
            beginnings.offer(button);
            content.show(beginnings.node());
        }
    }

    void show(HeapGroup of) {
        if (!of.equals(group)) {
            group = of;
            reload();
        }
    }

    private void reload() {
        HeapGroup of = group;
        if (of != null) {
            letGo().ifPresent(this::close);
            content.load("Merging paths to " + of.name(), model.mergedPaths(of, strengths.excluded()), this::view);
        }
    }

    private Node view(MergedTree made) {
        tree = made;
        HeapGroup of = group;
        String name = of == null ? "" : of.name();
        Label heading = new Label(Unit.COUNT.format(made.targets()) + " objects of " + name + " are kept" + " over "
                + ReferenceStrength.counted(strengths.excluded()) + " references");
        heading.getStyleClass().add("figure");
        heading.setWrapText(true);
        BorderPane place = new BorderPane(table(made, order.getValue()));
        order.setOnAction(_ -> place.setCenter(table(made, order.getValue())));
        setVgrow(place, javafx.scene.layout.Priority.ALWAYS);
        return new VBox(6, heading, order, place);
    }

    private TreeTableView<TreeRow> table(MergedTree made, Order by) {
        TreeTableView<TreeRow> table = new TreeTableView<>();
        table.setAccessibleText("Merged paths");
        table.getColumns().add(TreeColumns.text("Object", 460, row -> name(row, by)));
        table.getColumns().add(TreeColumns.number("Keeps", Unit.COUNT, row -> targets(row)));
        table.getColumns()
                .add(TreeColumns.number("Share", Unit.SHARE, row -> targets(row) / Math.max(1, made.targets())));
        table.getColumns().add(TreeColumns.number("Retained", Unit.BYTES, row -> switch (row) {
            case TreeRow.OfPath path -> path.node().object().retainedBytes();
            case TreeRow.OfPathClass path
            when path.node().members().only() != Heap.NONE ->
                model.heap().retainedBytes(path.node().members().only());
            default -> Double.NaN;
        }));
        table.getStyleClass().add(Styles.DENSE);
        TreeColumns.fit(table);
        table.setShowRoot(false);
        table.setPlaceholder(new Label("No root keeps them"));
        table.getSelectionModel()
                .selectedItemProperty()
                .addListener((_, _, item) -> actions.select(item == null ? Heap.NONE : id(item.getValue())));
        Copying.install(table, MergedPathsPane::copied);
        table.setContextMenu(actions.menu(() -> id(selected(table)), () -> copied(selected(table))));
        actions.selectOnPress(table, () -> id(selected(table)));
        LazyItem.fetchOnDemand(table);
        Fetcher fetcher = new Fetcher(made, by.end);
        LazyItem root = new LazyItem(new TreeRow.Wait(), fetcher, false);
        table.setRoot(root);
        root.setExpanded(true);
        return table;
    }

    private static @Nullable TreeRow selected(TreeTableView<TreeRow> table) {
        var item = table.getSelectionModel().getSelectedItem();
        return item == null ? null : item.getValue();
    }

    private static String name(TreeRow row, Order by) {
        return switch (row) {
            case TreeRow.OfPath path ->
                (path.node().via().isEmpty() ? "" : path.node().via() + " → ")
                        + path.node().object().label() + "  "
                        + path.node().object().hexAddress();
            case TreeRow.OfPathClass path ->
                (path.node().via().isEmpty() ? "" : path.node().via() + by.arrow())
                        + path.node().className() + "  ×"
                        + Unit.COUNT.format(path.node().objects());
            default -> TreeColumns.placeholder(row);
        };
    }

    private static double targets(TreeRow row) {
        return switch (row) {
            case TreeRow.OfPath path -> path.node().targets();
            case TreeRow.OfPathClass path -> path.node().targets();
            default -> Double.NaN;
        };
    }

    private static long id(@Nullable TreeRow row) {
        return switch (row) {
            case TreeRow.OfPath path -> path.node().object().id();
            case TreeRow.OfPathClass path -> path.node().members().only();
            case null, default -> Heap.NONE;
        };
    }

    private static String copied(@Nullable TreeRow row) {
        return switch (row) {
            case TreeRow.OfPath path ->
                String.join(
                        "\t",
                        path.node().via(),
                        path.node().object().label(),
                        path.node().object().hexAddress(),
                        Long.toString(path.node().targets()),
                        Long.toString(path.node().object().retainedBytes()));
            case TreeRow.OfPathClass path ->
                String.join(
                        "\t",
                        path.node().via(),
                        path.node().className(),
                        Long.toString(path.node().objects()),
                        Long.toString(path.node().targets()));
            case null, default -> "";
        };
    }

    /**
     * Cancels what runs and gives the tree away; what is shown cannot be opened further. To be closed in the background, since
     * that waits for a query, and before the heap is.
     */
    Optional<MergedTree> letGo() {
        content.stop();
        MergedTree open = tree;
        tree = null;
        return Optional.ofNullable(open);
    }

    private void close(MergedTree open) {
        tasks.run("Closing merged paths", (_, _) -> {
                    open.close();
                    return true;
                })
                .start();
    }

    /** Rows out of the tree; a path without a fork opens by itself. */
    private final class Fetcher implements RowFetcher {
        private final MergedTree of;
        private final MergedClasses.@Nullable From end;
        private int opened;

        Fetcher(MergedTree of, MergedClasses.@Nullable From end) {
            this.of = of;
            this.end = end;
        }

        @Override
        public void fetch(LazyItem item, int from) {
            MergedClasses.From by = end;
            if (by != null) {
                MergedClasses.Node above = item.getValue() instanceof TreeRow.OfPathClass path ? path.node() : null;
                tasks.run("Reading paths", of.classes(by, above))
                        .onSuccess(page -> add(item, page, TreeRow.OfPathClass::new, MergedClasses.Node::isLeaf))
                        .onFailure(onFailure)
                        .start();
                return;
            }
            Work<Page<MergedPaths.Node>> work = item.getValue() instanceof TreeRow.OfPath path
                    ? of.below(path.node().object().id(), from)
                    : of.roots(from);
            tasks.run("Reading paths", work)
                    .onSuccess(page -> add(item, page, TreeRow.OfPath::new, MergedPaths.Node::isLeaf))
                    .onFailure(onFailure)
                    .start();
        }

        private <N> void add(LazyItem item, Page<N> page, Function<N, TreeRow> row, Predicate<N> isLeaf) {
            List<LazyItem> items = new java.util.ArrayList<>();
            page.rows().forEach(node -> items.add(new LazyItem(row.apply(node), this, isLeaf.test(node))));
            item.add(items, page.after());
            if (page.from() == 0 && page.total() == 1 && opened++ < OPENED_STEPS) {
                items.getFirst().setExpanded(true);
            }
        }
    }
}
