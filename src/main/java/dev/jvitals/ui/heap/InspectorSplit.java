package dev.jvitals.ui.heap;

import java.util.Objects;
import java.util.stream.Stream;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Region;

/** What is looked at and, while an object is selected, the inspector: beside it, or below where there is no room. */
final class InspectorSplit extends SplitPane {
    /** Narrower, tables beside the inspector have no room for their columns. */
    private static final double BELOW = 1040;

    /** Of the width, where the inspector is beside. */
    private static final double USUAL = 0.62;
    /** Of the height, where it is below: what is above its tables is as high as some rows. */
    private static final double USUAL_BELOW = 0.5;

    private final Region middle;
    private final InspectorPane inspector;
    /** Where the user left the divider, though the inspector was closed meanwhile. */
    private double dividerAt = USUAL;

    InspectorSplit(Region middle, InspectorPane inspector) {
        super(middle);
        this.middle = middle;
        this.inspector = inspector;
        inspector.setStyle("-fx-padding: 10;");
    }

    boolean isInspecting() {
        return getItems().contains(inspector);
    }

    /** There is nothing to look into before an object is selected, nor after the pane is closed. */
    void inspect(boolean wanted) {
        if (wanted && !isInspecting()) {
            getItems().add(inspector);
            setDividerPositions(dividerAt);
        } else if (!wanted && isInspecting()) {
            dividerAt = getDividerPositions()[0];
            leave();
            getItems().remove(inspector);
        }
    }

    /** The focus goes to what is in the middle; else it would go wherever the window begins. */
    private void leave() {
        Node at = getScene() == null ? null : getScene().getFocusOwner();
        while (at != null && !at.equals(inspector)) {
            at = at.getParent();
        }
        if (at != null) {
            Stream.of(".table-view", ".tree-table-view") // a lookup takes one selector
                    .map(middle::lookup)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(middle)
                    .requestFocus();
        }
    }

    /** @param width of the whole view, in pixels */
    void spread(double width) {
        Orientation wanted = width < BELOW ? Orientation.VERTICAL : Orientation.HORIZONTAL;
        if (getOrientation() != wanted) {
            setOrientation(wanted);
            dividerAt = wanted == Orientation.VERTICAL ? USUAL_BELOW : USUAL;
            setDividerPositions(dividerAt);
        }
    }
}
