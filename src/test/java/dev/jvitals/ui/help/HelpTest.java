package dev.jvitals.ui.help;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.base.Unit;
import dev.jvitals.metrics.History;
import dev.jvitals.support.FakeWorkbench;
import dev.jvitals.support.FxToolkit;
import dev.jvitals.target.gc.HeapLayout;
import dev.jvitals.target.series.HeapSeries;
import dev.jvitals.ui.chart.ChartGroup;
import dev.jvitals.ui.chart.ChartSpec;
import dev.jvitals.ui.chart.TimeChart;
import dev.jvitals.ui.shell.View;
import dev.jvitals.ui.theme.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.ListView;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import javafx.stage.Stage;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Link;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The guide inside the program, and what explains a chart or a table where it stands. */
class HelpTest {
    private final FakeWorkbench workbench = FxToolkit.call(FakeWorkbench::new);
    private final Stage stage = FxToolkit.call(Stage::new);

    @AfterEach
    void hide() {
        FxToolkit.run(stage::hide);
    }

    private void show(Parent root) {
        FxToolkit.run(() -> {
            stage.setScene(new Scene(root, 1000, 700));
            workbench.theme().style(stage.getScene());
            stage.show();
        });
    }

    @Test
    void every_page_of_docs_is_in_the_program_and_its_links_lead_somewhere() throws IOException {
        Path docs = Path.of("docs");
        List<String> dead = new ArrayList<>();
        try (Stream<Path> pages =
                Files.walk(docs).filter(file -> file.toString().endsWith(".md"))) {
            for (Path file : pages.toList()) {
                String page = docs.relativize(file).toString();
                assertThat(Pages.read(page)).as(page).isPresent();
                Pages.read(page).orElseThrow().accept(new AbstractVisitor() {
                    @Override
                    public void visit(Link link) {
                        String target = link.getDestination().replaceFirst("#.*", "");
                        Path there = file.resolveSibling(target).normalize();
                        if (!target.isEmpty() && !target.contains("://") && !Files.exists(there)) {
                            dead.add(page + ": " + target);
                        }
                    }
                });
            }
        }
        assertThat(dead).isEmpty();
        assertThat(Guide.CHAPTERS.keySet()).allMatch(Pages::exists);
    }

    @Test
    void pages_open_in_one_tab_follow_links_and_look_right_in_both_themes() {
        Guide guide = new Guide(workbench);
        FxToolkit.run(() -> guide.show(Pages.FIRST));
        View view = workbench.opened().getFirst();
        show((Parent) view.content());
        assertThat(texts()).contains("Guide", "My server is slow, or hangs");
        FxToolkit.run(() -> link("My server is slow, or hangs").fire());
        assertThat(FxToolkit.call(() -> view.title().get())).isEqualTo("Guide: My server is slow, or hangs");
        assertThat(FxToolkit.call(() -> view.place().get())).isEqualTo("guide/my-server-is-slow.md");
        for (Theme.Mode mode : List.of(Theme.Mode.LIGHT, Theme.Mode.DARK)) {
            FxToolkit.run(() -> workbench.theme().mode().set(mode));
            FxToolkit.picture("guide-" + mode.name().toLowerCase(Locale.ROOT), stage.getScene());
        }
        FxToolkit.run(() -> view.goTo(Pages.FIRST));
        assertThat(FxToolkit.call(() -> view.title().get())).isEqualTo("Guide");
        FxToolkit.run(() -> workbench.theme().mode().set(Theme.Mode.LIGHT));
    }

    @Test
    void a_chart_is_explained_with_meaning_unit_and_source_of_each_line_and_a_page_of_the_guide() {
        Help help = new Help(workbench);
        ChartGroup charts = FxToolkit.call(() -> ChartGroup.over(new History()));
        TimeChart chart = FxToolkit.call(() -> charts.chart(ChartSpec.of("Heap", Unit.BYTES)
                .meaning("What the heap holds.")
                .line("heap.used", "used")
                .build()));
        show(FxToolkit.call(() -> new StackPane(chart)));
        FxToolkit.run(() -> help.explain(chart, stage.getScene().getRoot()));
        String said = shown(help);
        assertThat(said).contains("Heap", "What the heap holds.", "used", "Unit: ", "Source: ", "Guide: Memory grows");
        FxToolkit.run(charts::close);
    }

    @Test
    void parts_that_a_jvm_does_not_have_are_not_explained_and_nothing_is_said_twice() {
        Help help = new Help(workbench);
        History history = new History();
        history.sample(HeapSeries.used(HeapLayout.Space.OLD), 1_790_000_000_000L, 1);
        ChartGroup charts = FxToolkit.call(() -> ChartGroup.over(history));
        String meaning = HeapLayout.Space.OLD.meaning();
        TimeChart chart = FxToolkit.call(() -> charts.chart(ChartSpec.of("Heap", Unit.BYTES)
                .meaning(meaning)
                .line("heap.old.used", "old")
                .line("heap.survivor.used", "survivor")
                .build()));
        show(FxToolkit.call(() -> new StackPane(chart)));
        FxToolkit.run(() -> help.explain(chart, stage.getScene().getRoot()));
        assertThat(shown(help)).containsOnlyOnce(meaning).doesNotContain("survivor");
        FxToolkit.run(charts::close);
    }

    @Test
    void a_list_of_findings_is_explained_with_how_they_are_judged() {
        Help help = new Help(workbench);
        ListView<String> list = FxToolkit.call(() -> {
            ListView<String> made = new ListView<>();
            made.setAccessibleText("Findings");
            return made;
        });
        show(FxToolkit.call(() -> new VBox(list)));
        FxToolkit.run(() -> help.explain(list, stage.getScene().getRoot()));
        assertThat(shown(help)).contains("Severity and rule", "Judged by", "How sure", "Could not be seen");
    }

    @Test
    void an_explanation_goes_with_what_it_explains() {
        Help help = new Help(workbench);
        ListView<String> list = FxToolkit.call(ListView::new);
        list.setAccessibleText("Findings");
        show(FxToolkit.call(() -> new VBox(list)));
        FxToolkit.run(() -> help.explain(list, stage.getScene().getRoot()));
        Popup popup = Objects.requireNonNull(help.shown());
        assertThat(FxToolkit.call(popup::isShowing)).isTrue();
        FxToolkit.run(() -> stage.getScene().setRoot(new VBox()));
        assertThat(FxToolkit.call(popup::isShowing)).isFalse();
    }

    @Test
    void a_table_is_explained_column_by_column() {
        Help help = new Help(workbench);
        TableView<String> table = FxToolkit.call(() -> {
            TableView<String> made = new TableView<>();
            made.setAccessibleText("Pauses");
            made.getColumns().setAll(List.of(new TableColumn<>("Pause"), new TableColumn<>("Freed")));
            return made;
        });
        show(FxToolkit.call(() -> new VBox(table)));
        FxToolkit.run(() -> help.explain(null, stage.getScene().getRoot()));
        assertThat(shown(help)).contains("Pauses", "How long the application stood still", "Unit: time", "Freed");
    }

    private String shown(Help help) {
        return FxToolkit.call(() -> {
            Popup popup = Objects.requireNonNull(help.shown());
            assertThat(popup.isShowing()).isTrue();
            String all = FxToolkit.texts(popup.getScene().getRoot());
            popup.hide();
            return all;
        });
    }

    private Hyperlink link(String text) {
        return stage.getScene().getRoot().lookupAll(".hyperlink").stream()
                .map(Hyperlink.class::cast)
                .filter(each -> each.getText().equals(text))
                .findFirst()
                .orElseThrow();
    }

    private String texts() {
        return FxToolkit.call(() -> FxToolkit.texts(stage.getScene().getRoot()));
    }
}
