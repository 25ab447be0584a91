package dev.jvitals.support;

import dev.jvitals.ui.chart.TimeChart;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Cell;
import javafx.scene.control.Control;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableColumnBase;
import javafx.scene.control.TableView;
import javafx.scene.control.TreeTableView;
import javafx.scene.text.Text;

/**
 * What somebody who works by keyboard, or with a screen reader, cannot use: controls without a name, and what only a mouse
 * reaches. For the JavaFX thread.
 */
public final class ControlCheck {
    private final Set<String> faults = new LinkedHashSet<>();
    private final Set<String> cut = new LinkedHashSet<>();
    private final Set<String> apart = new LinkedHashSet<>();
    private final Map<String, Set<String>> columns = new LinkedHashMap<>();
    private final Set<TimeChart> charts = new LinkedHashSet<>();

    /** Looks at all below a node that is shown, tab by tab. */
    public void look(String where, Node node) {
        if (!node.isVisible()) {
            return;
        }
        check(where, node);
        if (node instanceof TabPane pane) {
            eachTab(pane, tab -> look(where + " > " + tab.getText(), tab.getContent()));
        } else if (!isOfItself(node) && node instanceof Parent parent) {
            List.copyOf(parent.getChildrenUnmodifiable()).forEach(child -> look(where, child));
        }
    }

    private static void eachTab(TabPane pane, Consumer<Tab> look) {
        Tab before = pane.getSelectionModel().getSelectedItem();
        for (Tab tab : List.copyOf(pane.getTabs())) {
            pane.getSelectionModel().select(tab);
            if (tab.getContent() != null) {
                pane.getScene().getRoot().applyCss();
                pane.getScene().getRoot().layout();
                look.accept(tab);
            }
        }
        pane.getSelectionModel().select(before);
    }

    /** What went wrong, a line each. */
    public List<String> faults() {
        return List.copyOf(faults);
    }

    /** Figures and headings of tables that have no room, each with where it is. */
    public List<String> cut() {
        return List.copyOf(cut);
    }

    /** Headings at the left of figures that stand at the right, each with where it is. */
    public List<String> apart() {
        return List.copyOf(apart);
    }

    /** The headings of each table, by its name. */
    public Map<String, Set<String>> columns() {
        return columns;
    }

    public List<TimeChart> charts() {
        return new ArrayList<>(charts);
    }

    private void check(String where, Node node) {
        if (node instanceof TimeChart chart) {
            charts.add(chart);
        }
        if (node instanceof TableView<?> table) {
            note(table, table.getVisibleLeafColumns());
            noteCut(where, table);
        } else if (node instanceof TreeTableView<?> table) {
            note(table, table.getVisibleLeafColumns());
            noteCut(where, table);
        }
        if (node.isFocusTraversable() && !isFrame(node) && name(node).isBlank()) {
            faults.add(where + ": no name for " + described(node));
        }
        if (node instanceof Label label
                && (label.getText() == null || label.getText().isBlank())
                && label.getGraphic() != null
                && label.getTooltip() != null
                && isBlank(label.getAccessibleText())) {
            faults.add(where + ": a picture without words, " + described(node));
        }
        if (node.getOnMouseClicked() != null && !isReachedByKey(node)) {
            faults.add(where + ": only a mouse reaches " + described(node));
        }
    }

    private void noteCut(String where, Control table) {
        CutText.in(table).forEach(text -> cut.add(where + ": " + text));
        Stream.concat(table.lookupAll(".table-cell").stream(), table.lookupAll(".tree-table-cell").stream())
                .map(IndexedCell.class::cast)
                .filter(cell -> cell.getAlignment().getHpos() == HPos.RIGHT
                        && !cell.getStyleClass().contains("figures"))
                .forEach(cell -> apart.add(where + ": the heading over " + cell.getText()));
    }

    private void note(Control table, List<? extends TableColumnBase<?, ?>> shown) {
        Set<String> headings =
                columns.computeIfAbsent(String.valueOf(table.getAccessibleText()), _ -> new LinkedHashSet<>());
        for (TableColumnBase<?, ?> column : shown) {
            headings.add(heading(column));
        }
    }

    private static String heading(TableColumnBase<?, ?> column) {
        return isBlank(column.getText()) && column.getGraphic() instanceof Labeled label
                ? label.getText()
                : column.getText();
    }

    /** What has its own way of telling its inside, and is looked at as one. */
    private static boolean isOfItself(Node node) {
        return node instanceof Control && !(node instanceof ScrollPane) && !(node instanceof SplitPane);
    }

    private static boolean isFrame(Node node) {
        return node instanceof TabPane
                || node instanceof ScrollPane
                || node instanceof ScrollBar
                || node instanceof Cell;
    }

    private static String name(Node node) {
        String text = node instanceof Labeled labeled ? labeled.getText() : null;
        return Stream.of(node.getAccessibleText(), text, labelled(node))
                .filter(each -> !isBlank(each))
                .findFirst()
                .orElse("");
    }

    private static String labelled(Node node) {
        return node.getParent() == null
                ? ""
                : node.getParent().getChildrenUnmodifiable().stream()
                        .filter(each -> each instanceof Label label && node.equals(label.getLabelFor()))
                        .map(each -> ((Label) each).getText())
                        .findFirst()
                        .orElse("");
    }

    private static boolean isReachedByKey(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (each.isFocusTraversable() && !(each instanceof ScrollPane) && !(each instanceof TabPane)) {
                return true;
            }
        }
        return node instanceof Text;
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }

    private static String described(Node node) {
        String type = node.getClass().getSimpleName().isEmpty()
                ? node.getClass().getName()
                : node.getClass().getSimpleName();
        return type + " " + node.getStyleClass();
    }
}
