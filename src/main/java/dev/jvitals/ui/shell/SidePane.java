package dev.jvitals.ui.shell;

import dev.jvitals.ui.settings.Settings;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.DoubleBinding;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * The list at the left of the tabs: shown or hidden, as wide as it was left. The width is kept in pixels, and never is more
 * than {@value #LARGEST_SHARE} of the window: a small window bounds it and a larger one gives it back. A split pane keeps a
 * share instead, which it works out anew from the least widths of what it holds whenever the list comes or goes.
 */
final class SidePane {
    private static final String SHOWN = "window.side";
    private static final String WIDTH = "window.sideWidth";
    private static final double USUAL_WIDTH = 240;
    private static final double LEAST_WIDTH = 120;
    private static final double LARGEST_SHARE = 0.4;

    private final Settings settings;
    private final HBox row = new HBox();
    private final Region divider = new Region();
    private final DoubleProperty wanted = new SimpleDoubleProperty();
    private final DoubleBinding width;
    private @Nullable Region list;

    SidePane(Settings settings, Node beside) {
        this.settings = settings;
        wanted.set(settings.number(WIDTH, USUAL_WIDTH));
        width = Bindings.createDoubleBinding(this::bounded, wanted, row.widthProperty());
        HBox.setHgrow(beside, Priority.ALWAYS);
        if (beside instanceof Region region) {
            region.setMinWidth(0); // what it holds may want more than there is, and would be cut at the window's edge
        }
        divider.getStyleClass().add("side-divider");
        divider.setCursor(Cursor.H_RESIZE);
        divider.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        row.getChildren().add(beside);
    }

    Node node() {
        return row;
    }

    void set(Region newList) {
        list = newList;
        newList.minWidthProperty().bind(width);
        newList.prefWidthProperty().bind(width);
        newList.maxWidthProperty().bind(width);
        if (settings.flag(SHOWN, true)) {
            show(newList);
        }
    }

    void toggle() {
        if (list != null) {
            boolean wasShown = row.getChildren().removeAll(list, divider);
            if (!wasShown) {
                show(list);
            }
            settings.set(SHOWN, !wasShown);
        }
    }

    void focus() {
        if (list != null) {
            list.requestFocus();
        }
    }

    /** Keeps the width. */
    void remember() {
        settings.set(WIDTH, Math.rint(wanted.get()));
    }

    private void drag(MouseEvent event) {
        wanted.set(row.sceneToLocal(event.getSceneX(), event.getSceneY()).getX());
        wanted.set(bounded());
    }

    private double bounded() {
        double largest = row.getWidth() > 0 ? row.getWidth() * LARGEST_SHARE : USUAL_WIDTH;
        return Math.rint(Math.max(LEAST_WIDTH, Math.min(wanted.get(), largest)));
    }

    private void show(Region shown) {
        row.getChildren().addAll(0, List.of(shown, divider));
    }
}
