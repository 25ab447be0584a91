package dev.jvitals.ui.shell;

import dev.jvitals.ui.theme.ColumnScale;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/**
 * Gives one column of a table the width that the others leave, so that long names are seen where there is room. Ends once
 * somebody sets that column's width by hand. For the JavaFX thread only.
 */
public final class RestOfWidth {
    /** Room for the scroll bar, always, so that the columns don't jump when it comes. */
    private static final double SCROLL_BAR = 18;

    private static final String SHARING = "jvitals.restOfWidth";

    private final TableView<?> table;
    private final TableColumn<?, ?> column;
    /** At the usual size of text. */
    private final double least;

    private boolean byHand;

    private RestOfWidth(TableView<?> table, TableColumn<?, ?> column) {
        this.table = table;
        this.column = column;
        this.least = column.getPrefWidth() / ColumnScale.factor(column);
    }

    /**
     * Lets the column grow beyond its preferred width; call after all columns were added, and before
     * {@link TableMemory#remember}, which restores a width that was set by hand.
     */
    public static void goesTo(TableView<?> table, TableColumn<?, ?> column) {
        RestOfWidth rest = new RestOfWidth(table, column);
        table.widthProperty().subscribe(rest::share);
        for (TableColumn<?, ?> each : table.getColumns()) {
            each.visibleProperty().subscribe(rest::share);
            if (!each.equals(column)) {
                each.widthProperty().subscribe(rest::share);
            }
        }
        ColumnScale scale = ColumnScale.of(table);
        scale.scale().addListener(_ -> rest.share());
        column.widthProperty().addListener(change -> rest.byHand |= !isSharing(column) && !scale.isAtWork());
    }

    /** Whether the column's width changes at this moment because it is given the rest, not by hand. */
    static boolean isSharing(TableColumn<?, ?> column) {
        return column.hasProperties() && column.getProperties().containsKey(SHARING);
    }

    private void share() {
        if (byHand || table.getWidth() <= 0) {
            return;
        }
        double others = table.getVisibleLeafColumns().stream()
                .filter(each -> !each.equals(column))
                .mapToDouble(TableColumn::getWidth)
                .sum();
        column.getProperties().put(SHARING, true);
        column.setPrefWidth(
                Math.max(least * ColumnScale.factor(column), Math.floor(table.getWidth() - others - SCROLL_BAR)));
        column.getProperties().remove(SHARING);
    }
}
