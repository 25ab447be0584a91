package dev.jvitals.ui.threads;

import atlantafx.base.theme.Styles;
import dev.jvitals.base.Printable;
import dev.jvitals.threads.group.LockNode;
import dev.jvitals.ui.theme.Figures;
import dev.jvitals.ui.theme.FittingColumns;
import dev.jvitals.ui.threads.ThreadDumpModel.Place;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableRow;
import javafx.scene.control.TreeTableView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Who waits for whom, from the thread that holds everybody up down to the last in the queue; below, the locks. */
final class LocksPane {
    private static final PseudoClass CRITICAL = PseudoClass.getPseudoClass("critical");

    private final ThreadDumpModel model;
    private final TreeTableView<LockRow> tree = new TreeTableView<>();
    private final TableView<LockNode> locks = Columns.table("Locks");
    private final LockGraphPane graph;
    private final ToggleButton asGraph = new ToggleButton("Graph");
    private final ToggleButton asTree = new ToggleButton("Tree");
    private final Hyperlink pools = new Hyperlink();
    private final BorderPane above = new BorderPane();
    private final SplitPane split = new SplitPane(above, locks);

    LocksPane(ThreadDumpModel model) {
        this.model = model;
        this.graph = new LockGraphPane(model);
        above.setTop(new VBox(choice(), pools));
        pools.getStyleClass().add("pool-waiters");
        pools.setOnAction(_ -> model.place().set(Place.POOLS));
        split.setOrientation(Orientation.VERTICAL);
        split.setDividerPositions(0.6);
        tree.setAccessibleText("Who waits for whom");
        tree.setShowRoot(false);
        tree.getStyleClass().add(Styles.DENSE);
        tree.setColumnResizePolicy(TreeTableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        FittingColumns.fit(tree);
        tree.setPlaceholder(new Label("No thread waits for a lock."));
        locks.setPlaceholder(new Label("No lock is wanted by any thread."));
        treeColumns();
        tree.getSelectionModel().selectedItemProperty().addListener((_, _, item) -> selected(item));
        tree.setRowFactory(_ -> new TreeTableRow<>() {
            @Override
            protected void updateItem(LockRow item, boolean empty) {
                super.updateItem(item, empty);
                pseudoClassStateChanged(CRITICAL, !empty && item != null && item.critical());
            }
        });
        lockTable();
        model.content().addListener((_, _, _) -> show());
        show();
    }

    /** The graph first; the tree has every thread, and suits readers of screens. */
    private Node choice() {
        ToggleGroup views = new ToggleGroup();
        views.getToggles().addAll(asGraph, asTree);
        views.selectedToggleProperty().addListener((_, before, now) -> {
            if (now == null) {
                views.selectToggle(before);
            } else {
                above.setCenter(asTree.equals(now) ? tree : graph.node());
            }
        });
        asGraph.setSelected(true);
        asGraph.setMinWidth(Region.USE_PREF_SIZE);
        asTree.setMinWidth(Region.USE_PREF_SIZE);
        Label legend = new Label("who holds ← lock ← who waits");
        legend.getStyleClass().add("muted");
        HBox choice = new HBox(12, asGraph, asTree, legend);
        choice.setAlignment(Pos.CENTER_LEFT);
        choice.getStyleClass().add("pane-options");
        return choice;
    }

    Node node() {
        return split;
    }

    private void treeColumns() {
        tree.getColumns().add(treeText("Thread", 260, LockRow::text));
        var behind = treeText("Behind it", 80, row -> row.behind() == 0 ? "" : "%,d".formatted(row.behind()));
        Figures.in(behind);
        tree.getColumns().add(behind);
        tree.getColumns()
                .add(treeText(
                        "Does",
                        110,
                        row -> row.thread() == null
                                ? ""
                                : row.thread().activity().words()));
        tree.getColumns().add(treeText("Wants", 200, row -> Brief.lock(row.lock())));
    }

    private static TreeTableColumn<LockRow, String> treeText(
            String title, double width, Function<LockRow, String> value) {
        TreeTableColumn<LockRow, String> column = new TreeTableColumn<>(title);
        column.setPrefWidth(width);
        column.setCellValueFactory(row -> new SimpleObjectProperty<>(
                Printable.line(value.apply(row.getValue().getValue()))));
        return column;
    }

    private void lockTable() {
        locks.getColumns().add(Columns.brief("Lock", 190, Brief::lock, LockNode::className));
        locks.getColumns()
                .add(Columns.count("Waiting", 82, lock -> lock.waiting().size()));
        locks.getColumns()
                .add(Columns.count("In wait()", 86, lock -> lock.inWait().size()));
        locks.getColumns()
                .add(Columns.text(
                        "Held by",
                        170,
                        lock -> lock.owner() == null ? "unknown" : lock.owner().name()));
        locks.getColumns().add(Columns.text("Id", 150, LockNode::id));
        locks.getSelectionModel().selectedItemProperty().addListener((_, _, lock) -> {
            if (lock != null) {
                model.select(LockGraphPane.users(lock), LockGraphPane.threadsOf(lock));
            }
        });
        Copying.rows(
                locks,
                lock -> lock.className() + "\t" + lock.id() + "\t"
                        + lock.waiting().size() + "\t"
                        + (lock.owner() == null ? "unknown" : lock.owner().name()),
                List.of());
    }

    private void selected(TreeItem<LockRow> item) {
        if (item != null && item.getValue().thread() != null) {
            model.select(item.getValue().thread());
        }
    }

    private void show() {
        DumpContent content = model.content().get();
        tree.setRoot(content == null ? null : content.lockTree());
        locks.getItems().setAll(content == null ? List.of() : content.contended());
        if (content != null) {
            graph.show(content.picture());
        }
        sayWhoWaitsForPools(content == null ? 0 : content.waitingForPools());
    }

    /** Who waits for a connection waits for no lock, and would be missed here. */
    private void sayWhoWaitsForPools(int threads) {
        pools.setText((threads == 1 ? "1 thread waits" : "%,d threads wait".formatted(threads))
                + " for a connection pool, which is no lock: see Pools");
        pools.setVisible(threads > 0);
        pools.setManaged(threads > 0);
    }
}
