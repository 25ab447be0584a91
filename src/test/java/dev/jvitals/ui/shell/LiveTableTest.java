package dev.jvitals.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.support.FxToolkit;
import dev.jvitals.support.QuietScene;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import javafx.collections.ListChangeListener;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

/** A table of figures that change each second: what is shown and chosen, and that nothing is placed anew for it. */
class LiveTableTest {
    private record Row(int id, String name, int figure) {}

    private static final Comparator<Row> BY_FIGURE = Comparator.comparingInt(Row::figure);

    private final LiveTable<Row> table = FxToolkit.call(LiveTableTest::make);

    private static LiveTable<Row> make() {
        LiveTable<Row> made = new LiveTable<>(Row::id);
        made.words("Name", 200, Row::name);
        TableColumn<LiveTable.Place<Row>, String> figure = made.words("Figure", 80, row -> row.figure() + " B");
        made.sort(figure, BY_FIGURE);
        figure.setSortType(TableColumn.SortType.DESCENDING);
        made.node().getSortOrder().add(figure);
        return made;
    }

    private static List<Row> rows(int count, long seed) {
        Random random = new Random(seed);
        return IntStream.range(0, count)
                .mapToObj(id -> new Row(id, "row-" + id, random.nextInt(50)))
                .toList();
    }

    private List<Row> shown() {
        return table.node().getItems().stream().map(LiveTable.Place::row).toList();
    }

    @Test
    void another_order_and_other_figures_place_no_row_anew() {
        Stage stage = FxToolkit.call(() -> {
            Stage made = new Stage();
            made.setScene(new Scene(new StackPane(table.node()), 400, 300));
            made.show();
            table.show(rows(40, 1));
            return made;
        });
        FxToolkit.await("rows shown", () -> !words().isEmpty());
        for (int look = 2; look < 6; look++) {
            List<Row> next = rows(40, look);
            List<String> wanting =
                    FxToolkit.call(() -> QuietScene.wantLayout(stage.getScene(), () -> table.show(next)));
            assertThat(wanting).as("what wants to be placed anew").isEmpty();
            List<Row> first =
                    next.stream().sorted(BY_FIGURE.reversed()).limit(5).toList();
            assertThat(FxToolkit.call(this::words))
                    .containsAll(first.stream().map(Row::name).toList())
                    .containsAll(first.stream().map(row -> row.figure() + " B").toList());
        }
        FxToolkit.run(stage::hide);
    }

    private List<String> words() {
        return table.node().lookupAll(".table-cell .label").stream()
                .map(label -> ((Label) label).getText())
                .toList();
    }

    @Test
    void rows_filter_order_and_choice_are_those_of_a_plain_sorted_list() {
        Random random = new Random(7);
        FxToolkit.run(() -> table.node().getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE));
        for (int step = 0; step < 200; step++) {
            List<Row> now = rows(random.nextInt(30), random.nextLong());
            int least = random.nextInt(40);
            FxToolkit.run(() -> {
                List<Row> before = chosen();
                table.filter(row -> row.figure() >= least);
                List<Row> keptByFilter = chosen();
                assertThat(ids(keptByFilter))
                        .isEqualTo(ids(before.stream()
                                .filter(row -> row.figure() >= least)
                                .toList()));
                table.show(now);
                List<Row> expected = now.stream()
                        .filter(row -> row.figure() >= least)
                        .sorted(BY_FIGURE.reversed())
                        .toList();
                assertThat(shown()).isEqualTo(expected);
                assertThat(ids(chosen()))
                        .isEqualTo(ids(expected.stream()
                                .filter(row -> ids(keptByFilter).contains(row.id()))
                                .toList()));
                if (!expected.isEmpty()) {
                    table.node().getSelectionModel().select(random.nextInt(expected.size()));
                    Row chosen = table.chosen().get();
                    assertThat(chosen)
                            .isEqualTo(expected.get(
                                    table.node().getSelectionModel().getSelectedIndex()));
                }
            });
        }
    }

    private List<Row> chosen() {
        return new ArrayList<>(table.node().getSelectionModel().getSelectedItems())
                .stream().map(LiveTable.Place::row).toList();
    }

    private static List<Integer> ids(List<Row> rows) {
        return rows.stream().map(Row::id).sorted().toList();
    }

    @Test
    void who_is_chosen_stays_chosen_with_the_newest_figures_wherever_it_goes() {
        FxToolkit.run(() -> {
            table.show(List.of(new Row(1, "a", 10), new Row(2, "b", 20)));
            table.choose(new Row(1, "a", 10));
            table.show(List.of(new Row(1, "a", 30), new Row(2, "b", 20)));
            assertThat(table.chosen().get()).isEqualTo(new Row(1, "a", 30));
            assertThat(table.node().getSelectionModel().getSelectedIndex()).isZero();
            table.show(List.of(new Row(2, "b", 20)));
            assertThat(table.chosen().get()).isNull();
        });
    }

    @Test
    void a_click_on_a_heading_keeps_the_choice() {
        FxToolkit.run(() -> {
            table.show(List.of(new Row(1, "a", 10), new Row(2, "b", 20)));
            table.choose(new Row(2, "b", 20));
            TableView<LiveTable.Place<Row>> view = table.node();
            view.getSortOrder().setAll(List.of(view.getColumns().getFirst()));
            assertThat(shown()).extracting(Row::name).containsExactly("a", "b");
        });
        FxToolkit.run(() -> {
            assertThat(table.chosen().get()).isEqualTo(new Row(2, "b", 20));
            assertThat(table.node().getSelectionModel().getSelectedIndex()).isEqualTo(1);
        });
    }

    @Test
    void the_table_itself_hears_of_nothing_but_rows_that_are_more_or_fewer() {
        List<String> heard = new ArrayList<>();
        FxToolkit.run(() -> {
            table.show(rows(10, 1));
            table.node().getItems().addListener((ListChangeListener<LiveTable.Place<Row>>)
                    change -> heard.add(change.toString()));
            table.show(rows(10, 2));
            assertThat(heard).isEmpty();
            table.show(rows(12, 2));
            table.show(rows(9, 2));
            assertThat(heard).hasSize(2);
        });
    }

    @Test
    void what_nobody_sees_is_shown_once_it_is_seen() {
        FxToolkit.run(() -> {
            StackPane around = new StackPane(table.node());
            table.show(rows(3, 1));
            around.setVisible(false);
            table.show(rows(5, 2));
            assertThat(shown()).hasSize(3);
            around.setVisible(true);
            assertThat(shown())
                    .isEqualTo(rows(5, 2).stream().sorted(BY_FIGURE.reversed()).toList());
        });
    }

    @Test
    void rows_are_copied_in_the_words_that_are_shown() {
        FxToolkit.run(() -> {
            table.node().getColumns().forEach(column -> column.setId(column.getText()));
            table.show(List.of(new Row(1, "a", 10)));
            table.choose(new Row(1, "a", 10));
            assertThat(TableMemory.asText(table.node())).isEqualTo("Name\tFigure\na\t10 B\n");
        });
    }
}
