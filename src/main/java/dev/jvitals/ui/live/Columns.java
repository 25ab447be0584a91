package dev.jvitals.ui.live;

import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import org.jspecify.annotations.Nullable;

/** Columns of tables: words to the left, figures to the right, both sorted by what they are and not by how they look. */
final class Columns {
    private Columns() {}

    static <R> TableColumn<R, String> text(String title, double width, Function<R, String> of) {
        TableColumn<R, String> column = new TableColumn<>(title);
        column.setPrefWidth(width);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(of.apply(row.getValue())));
        return column;
    }

    static <R> TableColumn<R, Double> number(
            String title, double width, ToDoubleFunction<R> of, DoubleFunction<String> words) {
        TableColumn<R, Double> column = new TableColumn<>(title);
        column.setPrefWidth(width);
        column.getStyleClass().add("numeric-cell");
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(of.applyAsDouble(row.getValue())));
        column.setCellFactory(c -> new FigureCell<>(words));
        column.setSortType(TableColumn.SortType.DESCENDING);
        return column;
    }

    private static final class FigureCell<R> extends TableCell<R, Double> {
        private final DoubleFunction<String> words;

        FigureCell(DoubleFunction<String> words) {
            this.words = words;
            getStyleClass().add("numeric-cell");
        }

        @Override
        protected void updateItem(@Nullable Double item, boolean empty) {
            super.updateItem(item, empty);
            setText(empty || item == null ? null : words.apply(item));
        }
    }
}
