package dev.jvitals.ui.heap;

import dev.jvitals.report.heap.Column;
import dev.jvitals.report.heap.HeapDocument;
import dev.jvitals.report.heap.Table;
import java.util.List;
import java.util.Set;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A document on the screen: its figures above, its tables below, several of them as tabs. */
final class DocumentPane extends VBox {
    /** Of the figures of the whole dump, which the overview shows, those that a pane beside it is about. */
    private static final Set<String> TOLD_HERE = Set.of("unreachableObjects", "unreachableBytes", "notes");

    DocumentPane(HeapDocument document, HeapModel model, HeapActions actions) {
        super(8);
        FlowPane facts = new FlowPane(18, 4);
        List<Column> columns = document.facts().columns();
        boolean isOfDump = columns.stream().anyMatch(column -> column.jsonName().equals("takenAt"));
        for (int i = 0; i < columns.size(); i++) {
            if (!isOfDump || TOLD_HERE.contains(columns.get(i).jsonName())) {
                facts.getChildren().add(fact(columns.get(i), document.facts().value(i)));
            }
        }
        getChildren().add(facts);
        List<Table> tables = document.tables();
        if (tables.size() == 1) {
            RowTable only = new RowTable(tables.getFirst(), model, actions);
            Label title = new Label(tables.getFirst().title());
            title.getStyleClass().add("figure");
            setVgrow(only, Priority.ALWAYS);
            getChildren().addAll(title, only);
        } else if (!tables.isEmpty()) {
            TabPane tabs = new TabPane();
            tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
            tables.forEach(table -> tabs.getTabs().add(tab(table, model, actions)));
            setVgrow(tabs, Priority.ALWAYS);
            getChildren().add(tabs);
        }
    }

    private static HBox fact(Column column, Object value) {
        Label name = new Label(column.title());
        name.getStyleClass().add("muted");
        Label figure = new Label(column.format(value));
        figure.getStyleClass().add("figure");
        return new HBox(5, name, figure);
    }

    private static Tab tab(Table table, HeapModel model, HeapActions actions) {
        RowTable rows = new RowTable(table, model, actions);
        rows.setStyle("-fx-padding: 8 0 0 0;");
        return new Tab(table.title(), rows);
    }
}
