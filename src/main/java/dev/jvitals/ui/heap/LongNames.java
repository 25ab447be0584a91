package dev.jvitals.ui.heap;

import javafx.scene.control.Labeled;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeTableCell;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** Names of classes and objects: where there is no room the middle gives way, for the end tells most, and all is in a tooltip. */
final class LongNames {
    /** Shorter ones fit anywhere. */
    private static final int LONG = 14;

    /** Most names of fields are no longer. */
    private static final int KEPT = 20;

    private LongNames() {}

    static void fit(Labeled name) {
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        String text = name.getText();
        name.setTooltip(text != null && text.length() > LONG ? new Tooltip(text) : null);
    }

    /** A short name keeps its room, and what stands beside it gives way. */
    static void keepShort(Labeled name) {
        if (name.getText().length() <= KEPT) {
            name.setMinWidth(Region.USE_PREF_SIZE);
        }
    }

    /** A cell of a table. */
    static <S> TableCell<S, String> cell() {
        return new TableCell<>() {
            @Override
            protected void updateItem(@Nullable String name, boolean empty) {
                super.updateItem(name, empty);
                setText(empty ? "" : name);
                fit(this);
            }
        };
    }

    /** A cell of a tree. */
    static <S> TreeTableCell<S, String> treeCell() {
        return new TreeTableCell<>() {
            @Override
            protected void updateItem(@Nullable String name, boolean empty) {
                super.updateItem(name, empty);
                setText(empty ? "" : name);
                fit(this);
            }
        };
    }
}
