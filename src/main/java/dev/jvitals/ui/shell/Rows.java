package dev.jvitals.ui.shell;

import dev.jvitals.ui.theme.Figures;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/** What lists of rows have in common: columns of words and of figures, and opening the row that is selected. */
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

    /** A column of figures, in the order of what they are and not of how they are told. */
    public static <T> TableColumn<T, Long> figures(
            String heading, double width, ToLongFunction<T> figure, LongFunction<String> words) {
        TableColumn<T, Long> column = new TableColumn<>(heading);
        column.setCellValueFactory(row -> new SimpleObjectProperty<>(figure.applyAsLong(row.getValue())));
        column.setCellFactory(_ -> new FigureCell<>(words));
        column.setPrefWidth(width);
        Figures.in(column);
        return column;
    }

    private static final class FigureCell<T> extends TableCell<T, Long> {
        private final LongFunction<String> words;

        FigureCell(LongFunction<String> words) {
            this.words = words;
        }

        @Override
        protected void updateItem(@Nullable Long figure, boolean empty) {
            super.updateItem(figure, empty);
            setText(empty || figure == null ? null : words.apply(figure));
        }
    }
}
