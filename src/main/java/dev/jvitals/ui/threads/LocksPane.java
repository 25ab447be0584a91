package dev.jvitals.ui.threads;

import atlantafx.base.theme.Styles;
import dev.jvitals.base.Printable;
import dev.jvitals.threads.group.LockNode;
import dev.jvitals.threads.group.SeenThread;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableRow;
import javafx.scene.control.TreeTableView;

/** Who waits for whom, from the thread that holds everybody up down to the last in the queue; below, the locks. */
final class LocksPane {
    private static final PseudoClass CRITICAL = PseudoClass.getPseudoClass("critical");

    private final ThreadDumpModel model;
    private final TreeTableView<LockRow> tree = new TreeTableView<>();
    private final TableView<LockNode> locks = Columns.table();
    private final SplitPane split = new SplitPane(tree, locks);

    LocksPane(ThreadDumpModel model) {
        this.model = model;
        split.setOrientation(Orientation.VERTICAL);
        split.setDividerPositions(0.6);
        tree.setShowRoot(false);
        tree.getStyleClass().add(Styles.DENSE);
        tree.setColumnResizePolicy(TreeTableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
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
        model.dumpIndex().addListener((_, _, _) -> show());
        show();
    }

    Node node() {
        return split;
    }

    private void treeColumns() {
        tree.getColumns().add(treeText("Thread", 260, LockRow::text));
        tree.getColumns().add(treeText("Behind it", 80, row -> row.behind() == 0 ? "" : "%,d".formatted(row.behind())));
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
                List<SeenThread> users = new ArrayList<>();
                if (lock.owner() != null) {
                    users.add(lock.owner());
                }
                users.addAll(lock.waiting());
                users.addAll(lock.inWait());
                model.select(
                        (lock.owner() == null ? "waiting for " : "holder and waiters of ") + Brief.lock(lock), users);
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
        tree.setRoot(LockRow.tree(model.dump().locks()));
        locks.getItems().setAll(model.dump().locks().contended());
    }
}
