package dev.jvitals.ui.heap;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.scene.control.Control;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableView;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/** Copies what is selected in a table, a line for each row, cells apart by tabs. For the JavaFX thread. */
final class Copying {
    private static final KeyCombination COPY = KeyCombination.valueOf("Shortcut+C");

    private Copying() {}

    /** From now on the copy key copies the selected rows, of which there may be several. */
    static <T> void install(TableView<T> table, Function<T, String> line) {
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        onCopyKey(table, () -> copy(lines(table, line)));
    }

    /** The same for a tree. */
    static <T> void install(TreeTableView<T> tree, Function<T, String> line) {
        tree.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        onCopyKey(
                tree,
                () -> copy(lines(
                        tree.getSelectionModel().getSelectedItems().stream()
                                .map(TreeItem::getValue)
                                .toList(),
                        line)));
    }

    /** The selected rows of a table. */
    static <T> String lines(TableView<T> table, Function<T, String> line) {
        return lines(List.copyOf(table.getSelectionModel().getSelectedItems()), line);
    }

    private static <T> String lines(Collection<T> rows, Function<T, String> line) {
        return rows.stream().map(line).filter(text -> !text.isEmpty()).collect(Collectors.joining("\n"));
    }

    private static void onCopyKey(Control control, Runnable copy) {
        control.addEventHandler(KeyEvent.KEY_PRESSED, e -> {
            if (COPY.match(e)) {
                copy.run();
                e.consume();
            }
        });
    }

    /** Puts a text on the clipboard. */
    static void copy(@Nullable String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text == null ? "" : text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
