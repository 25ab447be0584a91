package dev.jvitals.support;

import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/** What a hand does with the first button. For the JavaFX thread. */
public final class Mouse {
    private Mouse() {}

    /** So many clicks, one after the other. */
    public static void click(Node node, int times) {
        fire(node, MouseEvent.MOUSE_CLICKED, 5, times, true);
    }

    /** Lets the button go where it was pressed. */
    public static void release(Node node) {
        fire(node, MouseEvent.MOUSE_RELEASED, 5, 1, true);
    }

    /** Drags to a place in the window, in its pixels from the left. */
    public static void drag(Node node, double toX) {
        fire(node, MouseEvent.MOUSE_DRAGGED, toX, 1, false);
    }

    private static void fire(Node node, EventType<MouseEvent> type, double x, int clicks, boolean still) {
        node.fireEvent(new MouseEvent(
                type,
                x,
                5,
                x,
                5,
                MouseButton.PRIMARY,
                clicks,
                false,
                false,
                false,
                false,
                true,
                false,
                false,
                true,
                false,
                still,
                null));
    }
}
