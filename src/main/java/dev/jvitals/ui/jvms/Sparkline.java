package dev.jvitals.ui.jvms;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
    private double[] shown = {};
    private double shownTop = Double.NaN;

    Sparkline(double width, double height) {
        this.width = width;
        this.height = height;
        setMinSize(width, height);
        setPrefSize(width, height);
        setMaxSize(width, height);
        line.getStyleClass().add("sparkline");
        area.getStyleClass().add("sparkline-area");
        line.setManaged(false); // new points move nothing else
        area.setManaged(false);
        getChildren().addAll(area, line);
        setMouseTransparent(true);
    }

    /** Draws the values, the newest at the right. {@code top} is the height's value, or the largest value if that is more. */
    void show(double[] values, double top) {
        if (top == shownTop && Arrays.equals(values, shown)) {
            return;
        }
        shown = values.clone();
        shownTop = top;
        List<Double> points = points(values, top);
        line.getPoints().setAll(points);
        if (!points.isEmpty()) {
            points.addAll(List.of(points.get(points.size() - 2), height, points.getFirst(), height));
        }
        area.getPoints().setAll(points);
    }

    /** As x, y, x, y: each change of a shape's points tells the toolkit, so all are given at once. */
    private List<Double> points(double[] values, double top) {
        List<Double> points = new ArrayList<>();
        double full = top;
        for (double value : values) {
            full = Math.max(full, value);
        }
        for (int i = 0; i < values.length; i++) {
            if (full <= 0 || Double.isNaN(values[i])) {
                continue;
            }
            points.add(width - 1 - (values.length - 1 - i) * (width - 2) / (SAMPLES - 1));
            points.add(height - 1 - (height - 2) * values[i] / full);
        }
        return points;
    }
}
