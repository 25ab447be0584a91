package dev.jvitals.ui.heap;

import java.util.List;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;

/** A row whose children are fetched when it is opened, and more of them when the last one is chosen. */
final class LazyItem extends TreeItem<TreeRow> {
    private final RowFetcher fetcher;
    private boolean fetched;

    LazyItem(TreeRow row, RowFetcher fetcher, boolean leaf) {
        super(row);
        this.fetcher = fetcher;
        if (!leaf) {
            getChildren().add(new TreeItem<>(new TreeRow.Wait()));
            expandedProperty().addListener((_, _, open) -> {
                if (open) {
                    fetch();
                }
            });
        }
    }

    private void fetch() {
        if (!fetched) {
            fetched = true;
            fetcher.fetch(this, 0);
        }
    }

    /** Puts a child first that will be opened before the others are there; they follow when they come. */
    void putFirst(LazyItem child) {
        getChildren().addFirst(child);
    }

    /** The rows asked for have come; {@code left} more are there. */
    void add(List<LazyItem> items, long left) {
        getChildren()
                .removeIf(each -> each.getValue() instanceof TreeRow.Wait || each.getValue() instanceof TreeRow.More);
        List<TreeRow> known = getChildren().stream().map(TreeItem::getValue).toList();
        items.removeIf(item -> known.contains(item.getValue()));
        getChildren().addAll(items);
        if (left > 0) {
            getChildren().add(new LazyItem(new TreeRow.More(left), fetcher, true));
        }
    }

    /** A click on the row that stands for the rest, or Enter, fetches its next page. */
    static void fetchOnDemand(TreeTableView<TreeRow> tree) {
        tree.addEventHandler(MouseEvent.MOUSE_CLICKED, _ -> fetchMore(tree));
        tree.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                fetchMore(tree);
            }
        });
    }

    private static void fetchMore(TreeTableView<TreeRow> tree) {
        if (tree.getSelectionModel().getSelectedItem() instanceof LazyItem lazy
                && lazy.getValue() instanceof TreeRow.More) {
            lazy.fetchMore();
        }
    }

    /** For the row that stands for the rest: fetches its next page. */
    private void fetchMore() {
        if (getParent() instanceof LazyItem parent && parent.getChildren().remove(this)) {
            parent.getChildren().add(new TreeItem<>(new TreeRow.Wait()));
            fetcher.fetch(parent, parent.getChildren().size() - 1);
        }
    }
}
