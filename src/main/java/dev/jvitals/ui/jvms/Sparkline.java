package dev.jvitals.ui.jvms;

import javafx.scene.layout.Pane;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Polyline;

/** The shape of a figure's last minute, from 0 up; the words beside it carry the figure. */
final class Sparkline extends Pane {
    private static final int SAMPLES = 60;

    private final double width;
    private final double height;
    private final Polyline line = new Polyline();
    private final Polygon area = new Polygon();

    Sparkline(double width, double height) {
        this.width = width;
        this.height = height;
        setMinSize(width, height);
        setPrefSize(width, height);
        setMaxSize(width, height);
        line.getStyleClass().add("sparkline");
        area.getStyleClass().add("sparkline-area");
        getChildren().addAll(area, line);
        setMouseTransparent(true);
    }

    /** Draws the values, the newest at the right. {@code top} is the height's value, or the largest value if that is more. */
    void show(double[] values, double top) {
        line.getPoints().clear();
        area.getPoints().clear();
        double full = top;
        for (double value : values) {
            full = Math.max(full, value);
        }
        double firstX = Double.NaN;
        double x = 0;
        for (int i = 0; i < values.length; i++) {
            if (full <= 0 || Double.isNaN(values[i])) {
                continue;
            }
            x = width - 1 - (values.length - 1 - i) * (width - 2) / (SAMPLES - 1);
            firstX = Double.isNaN(firstX) ? x : firstX;
            line.getPoints().addAll(x, height - 1 - (height - 2) * values[i] / full);
        }
        if (!line.getPoints().isEmpty()) {
            area.getPoints().addAll(line.getPoints());
            area.getPoints().addAll(x, height, firstX, height);
        }
    }
}
