package dev.jvitals.ui.threads;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/** Copying from any pane: by menu and by the platform's keys. */
final class Copying {
    private static final KeyCombination KEYS = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private Copying() {}

    static void text(String text) {
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text));
    }

    static MenuItem item(String title, Runnable action) {
        MenuItem item = new MenuItem(title);
        item.setOnAction(_ -> action.run());
        return item;
    }

    /** Lets a table's selected rows be copied as tab-separated lines, and adds further items to its menu. */
    static <T> void rows(TableView<T> table, Function<T, String> line, List<MenuItem> more) {
        Runnable copy = () -> text(
                table.getSelectionModel().getSelectedItems().stream().map(line).collect(Collectors.joining("\n")));
        MenuItem copyRows = item("Copy rows", copy);
        copyRows.setAccelerator(KEYS);
        ContextMenu menu = new ContextMenu(copyRows);
        menu.getItems().addAll(more);
        table.setContextMenu(menu);
        table.setOnKeyPressed(event -> {
            if (KEYS.match(event)) {
                copy.run();
                event.consume();
            }
        });
    }
}
