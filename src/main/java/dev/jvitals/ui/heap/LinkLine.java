package dev.jvitals.ui.heap;

import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** A line of a short list: a name that leads somewhere, and two figures at the right, below those of the other lines. */
final class LinkLine {
    /** Room of {@code ≥ 1,023 KB}, in sizes of the font. */
    private static final double SIZE_EMS = 6.4;

    private LinkLine() {}

    static Node of(String name, String middle, String end, Runnable action) {
        Hyperlink first = new Hyperlink(name);
        first.setMinWidth(40);
        first.setOnAction(_ -> action.run());
        first.setStyle("-fx-padding: 0;");
        LongNames.fit(first);
        StackPane space = new StackPane();
        HBox.setHgrow(space, Priority.ALWAYS);
        Label count = new Label(middle);
        count.getStyleClass().add("muted");
        count.setMinWidth(Region.USE_PREF_SIZE);
        Label size = new Label(end);
        // as wide as the widest size at this size of text, so that counts stand below each other
        size.minWidthProperty()
                .bind(Bindings.createDoubleBinding(
                        () -> SIZE_EMS * size.getFont().getSize(), size.fontProperty()));
        size.setAlignment(Pos.CENTER_RIGHT);
        HBox line = new HBox(8, first, space, count, size);
        line.setMinWidth(0);
        return line;
    }
}
