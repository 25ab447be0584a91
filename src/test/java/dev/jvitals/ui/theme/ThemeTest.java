package dev.jvitals.ui.theme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.jvitals.support.FxToolkit;
import dev.jvitals.support.Mouse;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import javafx.application.ColorScheme;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.javafx.FontIcon;

class ThemeTest {
    private final ObjectProperty<ColorScheme> desktop = new SimpleObjectProperty<>(ColorScheme.LIGHT);
    private final Theme theme = FxToolkit.call(() -> new Theme(desktop));

    /** The user agent style sheet is the whole program's. */
    @AfterEach
    void light() {
        FxToolkit.run(() -> theme.mode().set(Theme.Mode.LIGHT));
    }

    @Test
    void the_system_theme_follows_the_desktop_while_it_is_shown() {
        Label root = FxToolkit.call(Label::new);
        Subscription styled = FxToolkit.call(() -> theme.style(new Scene(root)));
        assertThat(isDark(root)).isFalse();
        FxToolkit.run(() -> desktop.set(ColorScheme.DARK));
        assertThat(isDark(root)).isTrue();
        assertThat(FxToolkit.call(() -> theme.palette().get())).isEqualTo(Palette.DARK);
        FxToolkit.run(() -> desktop.set(ColorScheme.LIGHT));
        assertThat(isDark(root)).isFalse();
        FxToolkit.run(styled::unsubscribe);
    }

    @Test
    void a_chosen_theme_stays_whatever_the_desktop_does() {
        FxToolkit.run(() -> {
            theme.mode().set(Theme.Mode.LIGHT);
            desktop.set(ColorScheme.DARK);
        });
        assertThat(FxToolkit.call(theme::isDark)).isFalse();
        FxToolkit.run(() -> theme.mode().set(Theme.Mode.SYSTEM));
        assertThat(FxToolkit.call(theme::isDark)).isTrue();
    }

    @Test
    void text_grows_and_shrinks_within_what_can_be_read() {
        FxToolkit.run(() -> theme.enlarge(1000));
        assertThat(FxToolkit.call(() -> theme.fontSize().get())).isEqualTo(28);
        FxToolkit.run(() -> theme.enlarge(-1000));
        assertThat(FxToolkit.call(() -> theme.fontSize().get())).isEqualTo(9);
        FxToolkit.run(theme::resetFontSize);
        assertThat(FxToolkit.call(() -> theme.fontSize().get())).isEqualTo(Theme.NORMAL_FONT_SIZE);
    }

    @Test
    void icons_are_as_large_as_the_text_beside_them() {
        FontIcon icon = FxToolkit.call(() -> new FontIcon("mdi2c-close"));
        Parent root = FxToolkit.call(() -> {
            VBox box = new VBox(new Button("Close", icon));
            theme.style(new Scene(box));
            return box;
        });
        for (int pixels : List.of(28, 9, 20, 28, 13)) {
            FxToolkit.run(() -> {
                theme.fontSize().set(pixels);
                root.applyCss();
                root.layout();
                root.applyCss();
            });
            assertThat(icon.getIconSize()).as("at %d pixels", pixels).isEqualTo(Math.round(pixels * 18 / 13f));
            assertThat(icon.getFont().getSize()).isEqualTo(icon.getIconSize());
        }
    }

    @Test
    void columns_are_as_wide_as_the_text_is_large() {
        TableColumn<String, String> free = FxToolkit.call(() -> new TableColumn<>("free"));
        TableColumn<String, String> fixed = FxToolkit.call(() -> new TableColumn<>("fixed"));
        TableView<String> table = FxToolkit.call(() -> {
            TableView<String> made = new TableView<>();
            free.setPrefWidth(100);
            fixed.setPrefWidth(40);
            fixed.setMinWidth(40);
            fixed.setMaxWidth(40);
            made.getColumns().setAll(List.of(free, fixed));
            theme.style(new Scene(new VBox(made)));
            return made;
        });
        for (int pixels : List.of(26, 13, 9, 28, 13)) {
            FxToolkit.run(() -> {
                theme.fontSize().set(pixels);
                table.getScene().getRoot().applyCss();
            });
            double scale = Math.rint(pixels / 0.13) / 100;
            assertThat(ColumnScale.of(table).scale().get()).isEqualTo(scale);
            assertThat(free.getWidth()).as("at %d pixels", pixels).isCloseTo(100 * scale, within(0.1));
            assertThat(fixed.getWidth()).as("at %d pixels", pixels).isCloseTo(40 * scale, within(0.1));
            assertThat(fixed.getMaxWidth()).isCloseTo(40 * scale, within(0.1));
        }
        FxToolkit.run(() -> {
            theme.fontSize().set(26);
            table.getScene().getRoot().applyCss();
            TableColumn<String, String> late = new TableColumn<>("late");
            late.setPrefWidth(50);
            table.getColumns().add(late);
            assertThat(late.getWidth()).isCloseTo(100, within(0.1));
            theme.resetFontSize();
        });
    }

    @Test
    void a_table_of_smaller_text_has_its_columns_as_wide_as_they_are_told() {
        TableView<String> table = FxToolkit.call(() -> {
            TableView<String> made = new TableView<>();
            made.getStyleClass().add("jvm-table");
            made.getColumns().setAll(List.of(new TableColumn<String, String>("one")));
            theme.style(new Scene(new VBox(made)));
            return made;
        });
        for (int pixels : List.of(13, 26, 9, 13)) {
            FxToolkit.run(() -> {
                theme.fontSize().set(pixels);
                table.getScene().getRoot().applyCss();
            });
            assertThat(ColumnScale.of(table).scale().get())
                    .as("at %d pixels", pixels)
                    .isEqualTo(Math.rint(pixels / 0.13) / 100);
        }
    }

    @Test
    void a_column_keeps_the_least_width_it_is_told_and_room_for_its_title() {
        FxToolkit.run(() -> {
            TableView<String> table = new TableView<>();
            FittingColumns.fit(table);
            theme.style(new Scene(new VBox(table)));
            TableColumn<String, String> name = new TableColumn<>("name");
            TableColumn<String, String> titled = new TableColumn<>("a title of many words");
            table.getColumns().add(name);
            name.setMinWidth(170);
            table.getColumns().add(titled);
            assertThat(name.getMinWidth()).isEqualTo(170);
            assertThat(titled.getMinWidth()).isGreaterThan(120);
            for (int pixels : List.of(26, 13)) {
                theme.fontSize().set(pixels);
                table.getScene().getRoot().applyCss();
                assertThat(name.getMinWidth()).isCloseTo(170 * pixels / 13.0, within(1.0));
            }
        });
    }

    @Test
    void a_heading_stands_over_its_figures() {
        FxToolkit.run(() -> {
            TableView<String> table = new TableView<>();
            TableColumn<String, String> words = new TableColumn<>("words");
            TableColumn<String, String> figures = new TableColumn<>("figures");
            Figures.in(figures);
            for (TableColumn<String, String> column : List.of(words, figures)) {
                column.setCellValueFactory(row -> new ReadOnlyStringWrapper(row.getValue()));
                table.getColumns().add(column);
            }
            table.getItems().add("7");
            VBox stage = new VBox(table);
            theme.style(new Scene(stage));
            stage.resize(400, 200);
            stage.applyCss();
            stage.layout();
            assertThat(alignments(table, ".column-header .label")).containsExactly(HPos.LEFT, HPos.RIGHT);
            assertThat(alignments(table, ".table-cell")).containsExactly(HPos.LEFT, HPos.RIGHT);
        });
    }

    @Test
    void a_click_on_a_heading_of_figures_sorts_the_largest_first_and_the_next_one_the_smallest() {
        TableView<String> table = new TableView<>();
        TableColumn<String, String> figures = new TableColumn<>("figures");
        FxToolkit.run(() -> {
            Figures.in(figures);
            figures.setCellValueFactory(row -> new ReadOnlyStringWrapper(row.getValue()));
            table.getColumns().add(figures);
            table.getItems().addAll("2", "1", "3");
            VBox stage = new VBox(table);
            theme.style(new Scene(stage));
            stage.resize(400, 200);
            stage.applyCss();
            stage.layout();
            click(table);
            assertThat(table.getItems()).containsExactly("3", "2", "1");
            click(table);
        });
        FxToolkit.await("the other order", () -> table.getItems().equals(List.of("1", "2", "3")));
        FxToolkit.run(() -> {
            click(table);
            assertThat(table.getItems()).containsExactly("3", "2", "1");
        });
    }

    private static void click(TableView<?> table) {
        Mouse.release(table.lookup(".column-header.figures"));
    }

    private static List<HPos> alignments(TableView<?> table, String selector) {
        return table.lookupAll(selector).stream()
                .map(Labeled.class::cast)
                .filter(label -> label.getText() != null && !label.getText().isEmpty())
                .sorted(Comparator.comparingDouble(
                        label -> label.localToScene(0, 0).getX()))
                .map(label -> label.getAlignment().getHpos())
                .toList();
    }

    @Test
    void no_column_is_fitted_to_its_content_behind_the_back_of_who_told_its_width() {
        FxToolkit.run(() -> {
            TableView<String> table = new TableView<>();
            TableColumn<String, String> column = new TableColumn<>("n");
            column.setPrefWidth(80); // the toolkit's own width, which it takes for one that nobody told
            column.setCellValueFactory(row -> new ReadOnlyStringWrapper(row.getValue()));
            table.getColumns().add(column);
            table.getItems().add("7");
            VBox stage = new VBox(table);
            theme.style(new Scene(stage));
            stage.applyCss();
            stage.layout();
            assertThat(column.getWidth()).isCloseTo(80, within(1.0));
            stage.getChildren().clear();
            column.setPrefWidth(80);
            stage.getChildren().add(table); // as when its tab is in front again
            stage.layout();
            assertThat(column.getWidth()).isCloseTo(80, within(1.0));
        });
    }

    private static boolean isDark(Label root) {
        return FxToolkit.call(() -> root.getPseudoClassStates().stream()
                .anyMatch(state -> state.getPseudoClassName().equals("dark")));
    }

    @Test
    void the_toolkit_keeps_no_picture_of_what_scrolls() {
        Set<Node> viewports = FxToolkit.call(() -> {
            VBox root = new VBox(new ScrollPane(new Label("scrolls")), new TextArea("scrolls"));
            Scene scene = new Scene(root);
            theme.style(scene);
            root.applyCss();
            root.layout();
            return root.lookupAll(".viewport");
        });
        assertThat(viewports).hasSize(2).noneMatch(Node::isCache);
    }
}
