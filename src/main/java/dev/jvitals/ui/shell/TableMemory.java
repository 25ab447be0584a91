package dev.jvitals.ui.shell;

import dev.jvitals.ui.settings.Settings;
import dev.jvitals.ui.theme.ColumnScale;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/**
 * What every table does: remembers its columns (order, width at the usual size of text, which are shown) and its sorting, and
 * copies the selected rows as text with tabs. Columns need ids.
 */
public final class TableMemory {
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private TableMemory() {}

    /** Restores what is remembered under {@code tables.NAME} and keeps it up to date. Call after adding the columns. */
    public static <T> void remember(TableView<T> table, String name, Settings settings) {
        String key = "tables." + name;
        restore(table, key, settings);
        table.setTableMenuButtonVisible(true);
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (COPY.match(event)) {
                ErrorCards.copy(asText(table));
                event.consume();
            }
        });
        table.getColumns().addListener((ListChangeListener<TableColumn<T, ?>>) _ -> settings.set(
                key + ".order",
                table.getColumns().stream().map(TableColumn::getId).toList()));
        table.getSortOrder()
                .addListener((ListChangeListener<TableColumn<T, ?>>) _ -> keepSorting(table, key, settings));
        for (TableColumn<T, ?> column : table.getColumns()) {
            column.sortTypeProperty().addListener((_, _, _) -> keepSorting(table, key, settings));
            column.visibleProperty()
                    .addListener((_, _, shown) -> settings.set(key + ".shown." + plain(column), (boolean) shown));
            column.widthProperty().addListener((_, _, now) -> {
                if (!RestOfWidth.isSharing(column) && !ColumnScale.of(table).isAtWork()) {
                    settings.set(
                            key + ".width." + plain(column), Math.rint(now.doubleValue() / ColumnScale.factor(column)));
                }
            });
        }
    }

    private static <T> void restore(TableView<T> table, String key, Settings settings) {
        List<String> order = settings.texts(key + ".order");
        List<TableColumn<T, ?>> columns = new ArrayList<>(table.getColumns());
        if (order.size() == columns.size()) {
            columns.sort(Comparator.comparingInt(column -> order.indexOf(column.getId())));
            table.getColumns().setAll(columns);
        }
        List<String> sorting = settings.texts(key + ".sort");
        for (TableColumn<T, ?> column : columns) {
            column.setVisible(settings.flag(key + ".shown." + plain(column), column.isVisible()));
            double factor = ColumnScale.factor(column);
            double width = settings.number(key + ".width." + plain(column), column.getPrefWidth() / factor);
            column.setPrefWidth(width * factor);
            if (sorting.contains(column.getId() + " up") || sorting.contains(column.getId() + " down")) {
                column.setSortType(
                        sorting.contains(column.getId() + " up")
                                ? TableColumn.SortType.ASCENDING
                                : TableColumn.SortType.DESCENDING);
                table.getSortOrder().add(column);
            }
        }
    }

    private static <T> void keepSorting(TableView<T> table, String key, Settings settings) {
        settings.set(
                key + ".sort",
                table.getSortOrder().stream()
                        .map(column -> column.getId()
                                + (column.getSortType() == TableColumn.SortType.ASCENDING ? " up" : " down"))
                        .toList());
    }

    /** A dot would begin an inner object in the settings. */
    private static String plain(TableColumn<?, ?> column) {
        return column.getId().replace('.', '-');
    }

    /** The selected rows as the columns show them, headings first. */
    static <T> String asText(TableView<T> table) {
        List<TableColumn<T, ?>> shown = List.copyOf(table.getVisibleLeafColumns());
        StringBuilder text = new StringBuilder();
        text.append(String.join("\t", shown.stream().map(TableColumn::getId).toList()))
                .append('\n');
        for (int row : table.getSelectionModel().getSelectedIndices()) {
            text.append(String.join(
                            "\t",
                            shown.stream()
                                    .map(column -> String.valueOf(column.getCellData(row)))
                                    .toList()))
                    .append('\n');
        }
        return text.toString();
    }
}
