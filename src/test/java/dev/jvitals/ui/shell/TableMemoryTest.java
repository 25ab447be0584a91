package dev.jvitals.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.support.FxToolkit;
import dev.jvitals.ui.settings.Settings;
import dev.jvitals.ui.theme.Theme;
import java.util.List;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.scene.Scene;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;

class TableMemoryTest {
    private final Settings settings = new Settings();

    private TableView<String> table() {
        TableView<String> table = columns();
        TableMemory.remember(table, "test", settings);
        return table;
    }

    private static TableView<String> columns() {
        TableView<String> table = new TableView<>(FXCollections.observableArrayList("b", "a", "c"));
        for (String name : List.of("name", "size", "owner")) {
            TableColumn<String, String> column = new TableColumn<>(name);
            column.setId(name);
            column.setPrefWidth(100);
            column.setCellValueFactory(row -> new ReadOnlyStringWrapper(row.getValue()));
            table.getColumns().add(column);
        }
        return table;
    }

    private static TableColumn<String, ?> column(TableView<String> table, String id) {
        return table.getColumns().stream()
                .filter(column -> id.equals(column.getId()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void order_sorting_and_hidden_columns_are_those_of_last_time() {
        FxToolkit.run(() -> {
            TableView<String> first = table();
            first.getColumns().add(first.getColumns().removeFirst());
            column(first, "size").setVisible(false);
            column(first, "owner").setSortType(TableColumn.SortType.DESCENDING);
            List<TableColumn<String, ?>> sort = List.of(column(first, "owner"));
            first.getSortOrder().setAll(sort);
        });
        TableView<String> next = FxToolkit.call(this::table);
        assertThat(next.getColumns()).extracting(TableColumn::getId).containsExactly("size", "owner", "name");
        assertThat(column(next, "size").isVisible()).isFalse();
        assertThat(next.getSortOrder()).extracting(TableColumn::getId).containsExactly("owner");
        assertThat(column(next, "owner").getSortType()).isEqualTo(TableColumn.SortType.DESCENDING);
    }

    @Test
    void widths_are_those_of_last_time() {
        settings.set("tables.test.width.name", 333);
        assertThat(FxToolkit.call(() -> column(table(), "name").getPrefWidth())).isEqualTo(333);
    }

    @Test
    void widths_are_remembered_as_they_are_at_the_usual_size_of_text() {
        Theme theme = FxToolkit.call(Theme::new);
        FxToolkit.run(() -> {
            TableView<String> large = table();
            theme.fontSize().set(26);
            theme.style(new Scene(new VBox(large)));
            large.getScene().getRoot().applyCss();
            assertThat(column(large, "name").getWidth()).isEqualTo(200);
            assertThat(settings.number("tables.test.width.name", -1))
                    .as("nobody chose it")
                    .isEqualTo(-1);
            large.resizeColumn(column(large, "name"), 60);
            assertThat(settings.number("tables.test.width.name", -1)).isEqualTo(130);
            theme.resetFontSize();
            large.getScene().getRoot().applyCss();
            assertThat(column(large, "name").getWidth()).isEqualTo(130);
            assertThat(column(table(), "name").getPrefWidth()).isEqualTo(130);
        });
    }

    @Test
    void the_rest_is_shared_again_when_text_grows() {
        Theme theme = FxToolkit.call(Theme::new);
        FxToolkit.run(() -> {
            TableView<String> table = columns();
            RestOfWidth.goesTo(table, column(table, "name"));
            TableMemory.remember(table, "test", settings);
            Pane root = new Pane(table);
            theme.style(new Scene(root));
            root.applyCss();
            table.resize(900, 300);
            theme.fontSize().set(26);
            root.applyCss();
            assertThat(column(table, "name").getWidth()).isEqualTo(900 - 400 - 18);
            theme.resetFontSize();
            root.applyCss();
            assertThat(column(table, "name").getWidth()).isEqualTo(900 - 200 - 18);
            assertThat(settings.number("tables.test.width.name", -1)).isEqualTo(-1);
        });
    }

    @Test
    void a_column_that_is_given_the_rest_shrinks_again_next_time_and_keeps_what_was_set_by_hand() {
        FxToolkit.run(() -> {
            TableView<String> wide = sharing(900);
            assertThat(column(wide, "name").getWidth()).isEqualTo(900 - 200 - 18);
            assertThat(settings.number("tables.test.width.name", -1)).isEqualTo(-1);
            TableView<String> narrow = sharing(330);
            assertThat(column(narrow, "name").getWidth()).isEqualTo(330 - 200 - 18);
            column(narrow, "name").setPrefWidth(250); // as a hand at the heading's edge does
            TableView<String> next = sharing(900);
            assertThat(column(next, "name").getWidth()).isEqualTo(250);
        });
    }

    private TableView<String> sharing(double width) {
        TableView<String> table = columns();
        RestOfWidth.goesTo(table, column(table, "name"));
        TableMemory.remember(table, "test", settings);
        table.resize(width, 300);
        return table;
    }

    @Test
    void a_setting_that_names_other_columns_changes_nothing() {
        settings.set("tables.test.order", List.of("x", "y"));
        settings.set("tables.test.sort", List.of("gone up"));
        TableView<String> table = FxToolkit.call(this::table);
        assertThat(table.getColumns()).extracting(TableColumn::getId).containsExactly("name", "size", "owner");
        assertThat(table.getSortOrder()).isEmpty();
    }
}
