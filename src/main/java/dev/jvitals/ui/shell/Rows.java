package dev.jvitals.ui.shell;

import java.util.function.Function;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;

/** What lists of rows have in common: columns of words, and opening the row that is selected. */
public final class Rows {
    private Rows() {}

    /** Enter and a double click do it to the row that is selected then. */
    public static void onOpen(TableView<?> table, Runnable open) {
        table.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getClickCount() == 2) {
                open.run();
            }
        });
        table.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                open.run();
                event.consume();
            }
        });
    }

    /** A column of words. */
    public static <T> TableColumn<T, String> text(String heading, double width, Function<T, String> words) {
        TableColumn<T, String> column = new TableColumn<>(heading);
        column.setCellValueFactory(row -> new SimpleStringProperty(words.apply(row.getValue())));
        column.setPrefWidth(width);
        return column;
    }
}
