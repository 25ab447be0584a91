package dev.jvitals.ui.chart;

import javafx.scene.input.KeyEvent;

/** The keyboard on a chart: arrows pan, plus and minus zoom, F or End follows now, space pauses, Home shows all. */
final class ChartKeys {
    private static final double ZOOM = 1.5;

    private ChartKeys() {}

    static void press(KeyEvent event, TimeAxis axis) {
        if (event.isAltDown() || event.isControlDown() || event.isMetaDown()) {
            return; // the window's: Alt and an arrow go back and forward
        }
        long tenth = axis.range().get().spanMillis() / 10;
        long middle = (axis.range().get().fromMillis() + axis.range().get().toMillis()) / 2;
        boolean known = true;
        switch (event.getCode()) {
            case LEFT -> axis.pan(-tenth);
            case RIGHT -> axis.pan(tenth);
            case PLUS, ADD, EQUALS, UP -> axis.zoom(1 / ZOOM, middle);
            case MINUS, SUBTRACT, DOWN -> axis.zoom(ZOOM, middle);
            case F, END -> axis.followNow();
            case HOME -> axis.showAll();
            case SPACE -> {
                if (axis.following().get()) {
                    axis.pause();
                } else {
                    axis.followNow();
                }
            }
            default -> known = false;
        }
        if (known) {
            event.consume();
        }
    }
}
