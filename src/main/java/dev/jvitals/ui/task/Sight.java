package dev.jvitals.ui.task;

import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;

/** What can be seen and what cannot: the contents of a tab that is not selected stay in the window, laid out and all. */
public final class Sight {
    private Sight() {}

    /**
     * Whether the node and all around it are visible, so that changing it may change the screen. JavaFX thread. Each hidden
     * node has a constant of its own: one for all would hold the listeners of every view that was ever closed hidden.
     */
    public static ObservableValue<Boolean> of(Node node) {
        return node.visibleProperty()
                .flatMap(visible -> visible
                        ? node.parentProperty().flatMap(Sight::of).orElse(true)
                        : new SimpleBooleanProperty(false));
    }

    /**
     * Scrolls what changes every second: the toolkit would keep a picture of it, so as to scroll by moving that, and would draw
     * all of it into the picture again for each change of the smallest part.
     */
    public static ScrollPane withoutPicture(ScrollPane pane) {
        pane.skinProperty().subscribe(skin -> {
            Node viewport = skin == null ? null : pane.lookup(".viewport");
            if (viewport != null) {
                viewport.setCache(false);
            }
        });
        return pane;
    }
}
