package dev.jvitals.ui.heap;

import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import org.jspecify.annotations.Nullable;

/** A figure at the right, or an address, that is never cut. */
final class FigureCell<S> extends TableCell<S, String> {
    FigureCell(TableColumn<S, String> column) {
        FigureColumns.keep(column, this);
    }

    @Override
    protected void updateItem(@Nullable String figure, boolean empty) {
        super.updateItem(figure, empty);
        setText(empty ? "" : figure);
    }
}
