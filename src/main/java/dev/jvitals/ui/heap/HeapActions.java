package dev.jvitals.ui.heap;

import dev.jvitals.heap.Heap;
import dev.jvitals.heap.inspect.ObjectRef;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import javafx.beans.property.LongProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.jspecify.annotations.Nullable;

/** What every sub-view may do with an object: select it, look at it elsewhere, copy it. For the JavaFX thread. */
final class HeapActions {
    private final LongProperty selected = new SimpleLongProperty(Heap.NONE);
    private final LongConsumer showInTree;
    private final LongConsumer showPaths;

    HeapActions(LongConsumer showInTree, LongConsumer showPaths) {
        this.showInTree = showInTree;
        this.showPaths = showPaths;
    }

    /** The object that the inspector shows. */
    LongProperty selected() {
        return selected;
    }

    void select(long id) {
        if (id != Heap.NONE) {
            selected.set(id);
        }
    }

    void select(@Nullable ObjectRef object) {
        select(object == null ? Heap.NONE : object.id());
    }

    void showInTree(long id) {
        showInTree.accept(id);
    }

    void showPaths(long id) {
        showPaths.accept(id);
    }

    /** A menu for rows; {@code object} and {@code row} tell of the row that is selected when it opens. */
    ContextMenu menu(Supplier<Long> object, Supplier<String> row) {
        MenuItem inspect = new MenuItem("Inspect");
        inspect.setOnAction(_ -> select(object.get()));
        MenuItem tree = new MenuItem("Show in dominator tree");
        tree.setOnAction(_ -> showInTree.accept(object.get()));
        MenuItem paths = new MenuItem("Show paths to GC roots");
        paths.setOnAction(_ -> showPaths.accept(object.get()));
        MenuItem copy = new MenuItem("Copy row");
        copy.setOnAction(_ -> copy(row.get()));
        ContextMenu menu = new ContextMenu(inspect, tree, paths, new SeparatorMenuItem(), copy);
        menu.setOnShowing(_ -> {
            boolean none = object.get() == Heap.NONE;
            inspect.setDisable(none);
            tree.setDisable(none);
            paths.setDisable(none);
        });
        return menu;
    }

    static void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
