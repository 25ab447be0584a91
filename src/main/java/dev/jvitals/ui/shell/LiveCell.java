package dev.jvitals.ui.shell;

import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;

/**
 * A cell of a {@link LiveTable}. It observes no value of its row, for each change of one would lay out the whole table; it
 * asks for the row when the table has new ones, and changes a content that keeps its size.
 *
 * @param <R> the table's rows
 */
public abstract class LiveCell<R> extends TableCell<LiveTable.Place<R>, String> {
    private final LiveTable<R> table;
    private final InvalidationListener newest = _ -> showNewest();

    /**
     * An empty cell.
     *
     * @param content its size must not depend on what it shows
     */
    protected LiveCell(LiveTable<R> table, Node content) {
        this.table = table;
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setGraphic(content);
        table.onNews(new WeakInvalidationListener(newest));
    }

    @Override
    protected void updateItem(@Nullable String words, boolean nothing) {
        super.updateItem(words, nothing);
        getGraphic().setVisible(words != null && !nothing);
        showNewest();
    }

    private void showNewest() {
        R row = isEmpty() ? null : table.seenAt(getIndex());
        if (row != null) {
            show(row);
        }
    }

    /** Shows the row's figures in the content. */
    protected abstract void show(R row);
}
