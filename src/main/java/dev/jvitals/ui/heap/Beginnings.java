package dev.jvitals.ui.heap;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/** What a view of paths shows while nothing is chosen: how to choose, and below it lists of what is looked at most often. */
final class Beginnings {
    /** So many of each kind. */
    static final int SHOWN = 8;

    /** Longer lines part names from their figures. */
    private static final double WIDEST = 640;

    private final VBox lists = new VBox(14);
    private final ScrollPane node = new ScrollPane(lists);

    Beginnings(String how) {
        Label hint = new Label(how);
        hint.getStyleClass().add("muted");
        hint.setWrapText(true);
        hint.setMinHeight(Label.USE_PREF_SIZE);
        lists.getChildren().add(hint);
        lists.setMaxWidth(WIDEST);
        lists.setStyle("-fx-padding: 0 12 12 0;");
        node.setFitToWidth(true);
    }

    Node node() {
        return node;
    }

    /** Adds a list right below the words; one without lines is left out. */
    void addFirst(String title, List<Node> lines) {
        add(1, title, lines);
    }

    /** Adds a list below those that are there. */
    void addLast(String title, List<Node> lines) {
        add(lists.getChildren().size(), title, lines);
    }

    private void add(int at, String title, List<Node> lines) {
        if (!lines.isEmpty()) {
            Label heading = new Label(title);
            heading.getStyleClass().add("figure");
            VBox list = new VBox(2, heading);
            list.getChildren().addAll(lines);
            lists.getChildren().add(at, list);
        }
    }

    /** Adds something to act on, right below the words. */
    void offer(Node action) {
        lists.getChildren().add(1, action);
    }
}
