package dev.jvitals.ui.theme;

import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/**
 * A tooltip that is made when the pointer first comes to its node. Each is a window with a scene of its own, and a page has
 * dozens of which hardly one is ever seen. For the JavaFX thread.
 */
public final class Tip {
    private final Node node;
    private final Supplier<String> words;
    private @Nullable Tooltip tooltip;

    private Tip(Node node, Supplier<String> words) {
        this.node = node;
        this.words = words;
    }

    /**
     * Explains a node to whoever rests the pointer on it.
     *
     * @param words asked each time, since what a row shows changes; empty for no tooltip
     */
    public static void on(Node node, Supplier<String> words) {
        Tip tip = new Tip(node, words);
        node.addEventHandler(MouseEvent.MOUSE_ENTERED, _ -> tip.prepare());
    }

    private void prepare() {
        boolean wanted = !words.get().isEmpty();
        if (wanted && tooltip == null) {
            Tooltip fresh = new Tooltip();
            fresh.setOnShowing(_ -> fresh.setText(words.get()));
            tooltip = fresh;
        }
        if (wanted) {
            Tooltip.install(node, tooltip);
        } else if (tooltip != null) {
            Tooltip.uninstall(node, tooltip);
        }
    }
}
