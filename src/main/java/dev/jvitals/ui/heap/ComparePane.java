package dev.jvitals.ui.heap;

import atlantafx.base.theme.Styles;
import dev.jvitals.base.Unit;
import dev.jvitals.report.heap.Column;
import dev.jvitals.report.heap.HeapDocument;
import dev.jvitals.report.heap.Table;
import dev.jvitals.ui.theme.Figures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableCell;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What grew between two dumps: how much and where in one sentence, the classes, and the paths as a tree. */
final class ComparePane extends VBox {
    private static final String STEP = " › ";
    /** A step with so much of the growth of the first is opened. */
    private static final double MOST = 0.5;

    private final HeapModel model;
    private final HeapActions actions;
    private final HeapDocument document;
    private final CheckBox all = new CheckBox("Also what did not grow");
    private final TabPane tabs = new TabPane();

    ComparePane(HeapDocument document, HeapModel model, HeapActions actions) {
        super(8);
        this.document = document;
        this.model = model;
        this.actions = actions;
        Label headline = new Label();
        headline.getStyleClass().add("figure");
        headline.setWrapText(true);
        headline.setMinHeight(USE_PREF_SIZE);
        FlowPane facts = new FlowPane(18, 4);
        List<Column> columns = document.facts().columns();
        for (int i = 0; i < columns.size(); i++) {
            String value = columns.get(i).format(document.facts().value(i));
            if (columns.get(i).jsonName().equals("summary")) {
                headline.setText(value);
            } else {
                facts.getChildren().add(fact(columns.get(i).title(), value));
            }
        }
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.getTabs()
                .setAll(document.tables().stream()
                        .map(table -> new Tab(table.title()))
                        .toList());
        all.selectedProperty().addListener((_, _, _) -> fill());
        fill();
        setVgrow(tabs, Priority.ALWAYS);
        getChildren().addAll(headline, facts, all, tabs);
    }

    private static Label fact(String name, String value) {
        Label fact = new Label(name + " " + value);
        fact.getStyleClass().add("muted");
        fact.setMinWidth(0);
        LongNames.fit(fact);
        return fact;
    }

    private void fill() {
        for (int i = 0; i < tabs.getTabs().size(); i++) {
            Table table = document.tables().get(i);
            VBox content = new VBox(
                    table.jsonName().equals("pathGrowth")
                            ? tree(table)
                            : new RowTable(growing(table, "shallowGrowthBytes"), model, actions));
            if (table.left() > 0) {
                Label first =
                        new Label("The first " + Unit.COUNT.format(table.rows().size()) + " of "
                                + Unit.COUNT.format(table.total()) + "; the rest is in the sums.");
                first.getStyleClass().add("muted");
                content.getChildren().add(first);
            }
            content.setStyle("-fx-padding: 8 0 0 0;");
            VBox.setVgrow(content.getChildren().getFirst(), Priority.ALWAYS);
            tabs.getTabs().get(i).setContent(content);
        }
    }

    /** The rows that grew, or all of them. */
    private Table growing(Table table, String growth) {
        int by = index(table, growth);
        List<List<Object>> rows = table.rows().stream()
                .filter(row -> all.isSelected() || number(row, by) > 0)
                .toList();
        return new Table(table.title(), table.jsonName(), table.columns(), rows, rows.size());
    }

    private TreeTableView<List<Object>> tree(Table table) {
        TreeTableView<List<Object>> tree = new TreeTableView<>();
        tree.setAccessibleText(table.title());
        TreeTableColumn<List<Object>, String> path =
                new TreeTableColumn<>(table.columns().getFirst().title());
        path.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(step(cell.getValue())));
        path.setCellFactory(_ -> LongNames.treeCell());
        path.setPrefWidth(420);
        path.setMinWidth(FigureColumns.LEAST_TREE_NAME);
        path.setSortable(false);
        tree.getColumns().add(path);
        for (int i = 1; i < table.columns().size(); i++) {
            tree.getColumns().add(figures(table.columns().get(i), i));
        }
        tree.getStyleClass().add(Styles.DENSE);
        FigureColumns.fit(tree);
        tree.setShowRoot(false);
        tree.setPlaceholder(new Label("Nothing grew"));
        tree.setRoot(items(growingPaths(table), index(table, "retainedGrowthBytes")));
        tree.setContextMenu(actions.classMenu(() -> className(tree), () -> copied(selected(tree))));
        Copying.install(tree, ComparePane::copied);
        return tree;
    }

    private static TreeTableColumn<List<Object>, Object> figures(Column column, int index) {
        TreeTableColumn<List<Object>, Object> figures = new TreeTableColumn<>(column.title());
        Figures.in(figures);
        figures.setCellValueFactory(
                cell -> new ReadOnlyObjectWrapper<>(cell.getValue().getValue().get(index)));
        figures.setCellFactory(of -> new TreeTableCell<>() {
            {
                FigureColumns.keep(of, this);
            }

            @Override
            protected void updateItem(@Nullable Object figure, boolean empty) {
                super.updateItem(figure, empty);
                setText(empty || figure == null ? "" : column.cell(figure));
            }
        });
        figures.setPrefWidth(60);
        figures.setMinWidth(60);
        figures.setMaxWidth(60);
        figures.setSortable(false);
        return figures;
    }

    /** Paths that grew, with those above them. */
    private List<List<Object>> growingPaths(Table table) {
        Set<String> wanted = new HashSet<>();
        for (List<Object> row : growing(table, "retainedGrowthBytes").rows()) {
            for (String name = row.getFirst().toString(); !name.isEmpty(); name = above(name)) {
                wanted.add(name);
            }
        }
        return table.rows().stream()
                .filter(row -> wanted.contains(row.getFirst().toString()))
                .toList();
    }

    /** The rows come with the most growth first, and so do those below each. */
    private static TreeItem<List<Object>> items(List<List<Object>> rows, int growth) {
        TreeItem<List<Object>> root = new TreeItem<>(List.of(""));
        Map<String, TreeItem<List<Object>>> byName = new HashMap<>();
        byName.put("", root);
        List<List<Object>> topDown = new ArrayList<>(rows);
        topDown.sort(Comparator.comparingInt(row -> row.getFirst().toString().split(STEP).length));
        for (List<Object> row : topDown) {
            String name = row.getFirst().toString();
            TreeItem<List<Object>> item = new TreeItem<>(row);
            byName.put(name, item);
            byName.getOrDefault(above(name), root).getChildren().add(item);
        }
        root.setExpanded(true);
        TreeItem<List<Object>> item = root;
        double first = root.getChildren().isEmpty()
                ? 0
                : number(root.getChildren().getFirst().getValue(), growth);
        while (!item.getChildren().isEmpty()
                && number(item.getChildren().getFirst().getValue(), growth) >= MOST * first) {
            item.setExpanded(true);
            item = item.getChildren().getFirst();
        }
        return root;
    }

    private static String above(String name) {
        int end = name.lastIndexOf(STEP);
        return end < 0 ? "" : name.substring(0, end);
    }

    /** At the top the whole path: what is above it may be none of the rows that were kept. */
    private static String step(TreeItem<List<Object>> item) {
        TreeItem<List<Object>> above = item.getParent();
        boolean top = above == null || above.getParent() == null;
        return top ? item.getValue().getFirst().toString() : last(item.getValue());
    }

    private static String last(List<Object> row) {
        String name = row.getFirst().toString();
        int end = name.lastIndexOf(STEP);
        return end < 0 ? name : name.substring(end + STEP.length());
    }

    private static @Nullable List<Object> selected(TreeTableView<List<Object>> tree) {
        TreeItem<List<Object>> item = tree.getSelectionModel().getSelectedItem();
        return item == null ? null : item.getValue();
    }

    private static String className(TreeTableView<List<Object>> tree) {
        List<Object> row = selected(tree);
        return row == null ? "" : last(row);
    }

    private static String copied(@Nullable List<Object> row) {
        return row == null ? "" : row.stream().map(Object::toString).collect(Collectors.joining("\t"));
    }

    private static int index(Table table, String jsonName) {
        List<Column> columns = table.columns();
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).jsonName().equals(jsonName)) {
                return i;
            }
        }
        throw new IllegalArgumentException("no column " + jsonName);
    }

    private static double number(List<Object> row, int column) {
        return ((Number) row.get(column)).doubleValue();
    }
}
