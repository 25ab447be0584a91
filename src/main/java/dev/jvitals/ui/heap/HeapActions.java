package dev.jvitals.ui.heap;

import dev.jvitals.heap.Heap;
import dev.jvitals.heap.inspect.ObjectRef;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import javafx.beans.property.LongProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/** What every sub-view may do with an object: select it, look at it elsewhere, copy it. For the JavaFX thread. */
final class HeapActions {
    private final LongProperty selected = new SimpleLongProperty(Heap.NONE);
    private final HeapModel model;
    private final Consumer<HeapPlace> goTo;

    HeapActions(HeapModel model, Consumer<HeapPlace> goTo) {
        this.model = model;
        this.goTo = goTo;
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

    /**
     * Selects the object of the row that is clicked, or chosen by Enter, also where the row was selected before: the
     * inspector may have been closed since.
     */
    void selectOnPress(Node rows, Supplier<Long> object) {
        rows.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getButton() == MouseButton.PRIMARY && isOnRow(event)) {
                select(object.get());
            }
        });
        rows.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                select(object.get());
            }
        });
    }

    private static boolean isOnRow(MouseEvent event) {
        for (Node at = event.getPickResult().getIntersectedNode(); at != null; at = at.getParent()) {
            if (at instanceof IndexedCell<?> cell) {
                return !cell.isEmpty();
            }
        }
        return false;
    }

    /** Closes the inspector; the next selection opens it. */
    void deselect() {
        selected.set(Heap.NONE);
    }

    void select(@Nullable ObjectRef object) {
        select(object == null ? Heap.NONE : object.id());
    }

    void showInTree(long id) {
        goTo.accept(HeapPlace.of(Section.TREE, id));
    }

    void showPaths(long id) {
        goTo.accept(HeapPlace.of(Section.PATHS, id));
    }

    void showMergedPaths(HeapGroup group) {
        goTo.accept(HeapPlace.of(Section.MERGED_PATHS, group));
    }

    void showClass(String className) {
        goTo.accept(HeapPlace.of(Section.HISTOGRAM, model.groupOfClass(className)));
    }

    /** A menu for rows; {@code object} and {@code rows} tell of what is selected when it opens. */
    ContextMenu menu(Supplier<Long> object, Supplier<String> rows) {
        MenuItem inspect = item("Inspect", object, this::select);
        MenuItem tree = item("Show in dominator tree", object, this::showInTree);
        MenuItem paths = item("Show paths to GC roots", object, this::showPaths);
        MenuItem ofClass = item("Show its class in the histogram", object, id -> showClass(model.classNameOf(id)));
        MenuItem merged = item(
                "Merge paths of all objects of its class",
                object,
                id -> showMergedPaths(model.groupOfClass(model.classNameOf(id))));
        MenuItem address = item("Copy address", object, id -> Copying.copy(model.addressOf(id)));
        MenuItem copy = new MenuItem("Copy rows");
        copy.setOnAction(_ -> Copying.copy(rows.get()));
        ContextMenu menu =
                new ContextMenu(inspect, tree, paths, ofClass, merged, new SeparatorMenuItem(), address, copy);
        menu.setOnShowing(_ -> {
            boolean none = object.get() == Heap.NONE;
            menu.getItems().stream().filter(each -> !each.equals(copy)).forEach(each -> each.setDisable(none));
        });
        return menu;
    }

    /** A menu for rows that stand for classes; {@code className} is empty where none is selected. */
    ContextMenu classMenu(Supplier<String> className, Supplier<String> rows) {
        MenuItem show = new MenuItem("Show it in the histogram");
        show.setOnAction(_ -> showClass(className.get()));
        MenuItem merged = new MenuItem("Merge paths of all its objects");
        merged.setOnAction(_ -> showMergedPaths(model.groupOfClass(className.get())));
        MenuItem copy = new MenuItem("Copy rows");
        copy.setOnAction(_ -> Copying.copy(rows.get()));
        ContextMenu menu = new ContextMenu(show, merged, new SeparatorMenuItem(), copy);
        menu.setOnShowing(_ -> {
            boolean none = !model.hasGroup(className.get());
            show.setDisable(none);
            merged.setDisable(none);
        });
        return menu;
    }

    private static MenuItem item(String text, Supplier<Long> object, LongConsumer action) {
        MenuItem item = new MenuItem(text);
        item.setOnAction(_ -> action.accept(object.get()));
        return item;
    }
}
