package dev.jvitals.support;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.text.Text;

/** Finds figures and headings of tables that are not shown whole. For the JavaFX thread, after layout. */
public final class CutText {
    private final List<String> cut = new ArrayList<>();

    private CutText() {}

    /** The figures, at the right of their cells, and the headings of a table that have no room for all their letters. */
    public static List<String> in(Node table) {
        CutText texts = new CutText();
        texts.look(table, false, false);
        return texts.cut;
    }

    private void look(Node node, boolean inCell, boolean inHeading) {
        if (!node.isVisible()) {
            return;
        }
        List<String> styles = node.getStyleClass();
        boolean cell = inCell || styles.contains("table-cell") || styles.contains("tree-table-cell");
        boolean heading = inHeading || styles.contains("column-header");
        if (node instanceof Labeled label && isCut(label)) {
            if (heading) {
                cut.add("heading " + label.getText());
            } else if (cell && label.getAlignment().getHpos() == HPos.RIGHT) {
                cut.add("figure " + label.getText());
            }
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> look(child, cell, heading));
        }
    }

    /** What is shown of a label is a node of its own, with dots where letters are missing. */
    private static boolean isCut(Labeled label) {
        return label.getText() != null
                && !label.getText().isEmpty()
                && label.getChildrenUnmodifiable().stream()
                        .filter(child ->
                                child instanceof Text && child.getStyleClass().contains("text"))
                        .anyMatch(child -> !((Text) child).getText().equals(label.getText()));
    }
}
