package dev.jvitals.ui.task;

import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

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
}
