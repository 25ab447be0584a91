package dev.jvitals.ui.theme;

import java.util.List;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableColumnBase;
import javafx.scene.control.TableView;

/**
 * Columns of figures: their digits line up at the right, the heading stands over them, and a click on it sorts the largest
 * first, the next one the smallest. For the JavaFX thread.
 */
public final class Figures {
    /** The style class of such a column, which the toolkit gives its heading and its cells too. */
    private static final String STYLE = "figures";
    /** Of a column whose next order is told already. */
    private static final Object TURNED = new Object();

    private Figures() {}

    /** Makes a column one of figures. */
    public static void in(TableColumnBase<?, ?> column) {
        column.getStyleClass().add(STYLE);
    }

    /** Whether a column is one. */
    public static boolean isOf(TableColumnBase<?, ?> column) {
        return column.getStyleClass().contains(STYLE);
    }

    /** For the skin: the toolkit sorts upwards, then downwards, then not at all. */
    static <S> void sortLargestFirst(TableView<S> table) {
        table.getSortOrder().addListener((ListChangeListener<TableColumn<S, ?>>) change -> {
            while (change.next()) {
                for (TableColumn<S, ?> column : change.getAddedSubList()) {
                    if (isOf(column) && column.getProperties().remove(TURNED) == null) {
                        column.setSortType(SortType.DESCENDING);
                    }
                }
                if (change.getList().isEmpty() && change.getRemovedSize() == 1) {
                    turn(table, change.getRemoved().getFirst());
                }
            }
        });
    }

    /** A list must not be changed while it tells of a change. */
    private static <S> void turn(TableView<S> table, TableColumn<S, ?> column) {
        if (isOf(column) && column.getSortType() == SortType.DESCENDING) {
            Platform.runLater(() -> {
                if (table.getSortOrder().isEmpty() && table.getColumns().contains(column)) {
                    column.getProperties().put(TURNED, true);
                    column.setSortType(SortType.ASCENDING);
                    table.getSortOrder().setAll(List.of(column));
                }
            });
        }
    }
}
