package dev.jvitals.ui.files;

import dev.jvitals.base.Printable;
import dev.jvitals.diagnosis.Judgement;
import dev.jvitals.target.crash.CrashReport;
import dev.jvitals.target.crash.CrashReport.Section;
import dev.jvitals.ui.settings.Settings;
import dev.jvitals.ui.shell.Action;
import dev.jvitals.ui.shell.RestOfWidth;
import dev.jvitals.ui.shell.TableMemory;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import org.jspecify.annotations.Nullable;

/** A crash report: what happened and what to do, the vital facts, the stack, and the report's own parts to read. */
final class CrashView extends FileView {
    private final TabPane tabs = new TabPane();
    private final ListView<Section> sections = new ListView<>();

    CrashView(CrashReport report, Judgement judgement, Settings settings) {
        super(report.file(), facts(report), judgement);
        tabs.getTabs()
                .setAll(
                        new Tab("Facts", facts(report.facts(), settings)),
                        new Tab(
                                "Stack of the thread",
                                text(
                                        "Stack of the thread",
                                        report.thread() + "\n\n" + String.join("\n", report.stack()))),
                        new Tab("Report", sections(report.sections())));
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        fill(judgement, tabs);
    }

    private static String facts(CrashReport report) {
        return "crash report · "
                + String.join(
                        " · ",
                        List.of(
                                report.fact("JRE").orElse("JRE unknown"),
                                report.fact("time").orElse("time unknown")));
    }

    @Override
    public String icon() {
        return "mdi2f-flash-alert-outline";
    }

    @Override
    public List<Action> find(String words) {
        String lower = words.toLowerCase(Locale.ROOT);
        return sections.getItems().stream()
                .filter(section -> section.title().toLowerCase(Locale.ROOT).contains(lower))
                .limit(20)
                .map(section -> Action.of(section.title(), "mdi2t-text-box-outline", () -> show(section))
                        .withDetail("in the crash report"))
                .toList();
    }

    private void show(Section section) {
        tabs.getSelectionModel().selectLast();
        sections.getSelectionModel().select(section);
        sections.scrollTo(section);
    }

    private static Node facts(Map<String, String> facts, Settings settings) {
        TableView<Map.Entry<String, String>> table =
                new TableView<>(FXCollections.observableArrayList(facts.entrySet()));
        table.getStyleClass().add("dense");
        table.setAccessibleText("Facts of the crash");
        TableColumn<Map.Entry<String, String>, String> name = new TableColumn<>("What");
        name.setId("what");
        name.setPrefWidth(170);
        name.setCellValueFactory(row -> new ReadOnlyStringWrapper(row.getValue().getKey()));
        TableColumn<Map.Entry<String, String>, String> value = new TableColumn<>("Value");
        value.setId("value");
        value.setPrefWidth(400);
        value.setCellValueFactory(
                row -> new ReadOnlyStringWrapper(Printable.line(row.getValue().getValue())));
        table.getColumns().setAll(List.of(name, value));
        RestOfWidth.goesTo(table, value);
        TableMemory.remember(table, "crash", settings);
        return table;
    }

    private Node sections(List<Section> all) {
        TextArea text = text("Part of the report", "");
        sections.setItems(FXCollections.observableArrayList(all));
        sections.setAccessibleText("Parts of the report");
        sections.getStyleClass().add("dense");
        sections.setCellFactory(_ -> new ListCell<>() {
            @Override
            protected void updateItem(@Nullable Section section, boolean empty) {
                super.updateItem(section, empty);
                setText(empty || section == null ? null : Printable.line(section.title()));
            }
        });
        sections.getSelectionModel()
                .selectedItemProperty()
                .addListener((_, _, now) -> text.setText(now == null ? "" : now.text()));
        sections.getSelectionModel().selectFirst();
        SplitPane split = new SplitPane(sections, text);
        split.setDividerPositions(0.25);
        return split;
    }

    private static TextArea text(String name, String words) {
        TextArea area = new TextArea(words);
        area.setEditable(false);
        area.getStyleClass().add("stack-text");
        area.setAccessibleText(name);
        return area;
    }
}
