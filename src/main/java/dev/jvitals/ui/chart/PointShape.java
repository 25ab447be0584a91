package dev.jvitals.ui.chart;

import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** How a point looks, told apart without colour. */
public enum PointShape {
    CIRCLE("M 0 3 A 3 3 0 1 0 6 3 A 3 3 0 1 0 0 3 Z"),
    TRIANGLE("M 4 0 L 8 7.2 L 0 7.2 Z"),
    TRIANGLE_DOWN("M 4 7.2 L 8 0 L 0 0 Z"),
    SQUARE("M 0 0 H 6 V 6 H 0 Z"),
    DIAMOND("M 4.5 0 L 9 4.5 L 4.5 9 L 0 4.5 Z"),
    CROSS("M 0 1.4 L 1.4 0 L 4 2.6 L 6.6 0 L 8 1.4 L 5.4 4 L 8 6.6 L 6.6 8 L 4 5.4 L 1.4 8 L 0 6.6 L 2.6 4 Z");

    private final String svg;

    PointShape(String svg) {
        this.svg = svg;
    }

    /** The shape around a point. */
    Shape at(double x, double y) {
        return switch (this) {
            case CIRCLE -> new Ellipse2D.Double(x - 3, y - 3, 6, 6);
            case SQUARE -> new Rectangle2D.Double(x - 3, y - 3, 6, 6);
            case TRIANGLE -> polygon(x, y, 0, -4.2, 4, 3, -4, 3);
            case TRIANGLE_DOWN -> polygon(x, y, 0, 4.2, 4, -3, -4, -3);
            case DIAMOND -> polygon(x, y, 0, -4.5, 4.5, 0, 0, 4.5, -4.5, 0);
            case CROSS ->
                polygon(
                        x, y, -4, -2.6, -2.6, -4, 0, -1.4, 2.6, -4, 4, -2.6, 1.4, 0, 4, 2.6, 2.6, 4, 0, 1.4, -2.6, 4,
                        -4, 2.6, -1.4, 0);
        };
    }

    /** The same as an SVG path, for legends. */
    public String svg() {
        return svg;
    }

    private static Shape polygon(double x, double y, double... offsets) {
        Path2D path = new Path2D.Double();
        path.moveTo(x + offsets[0], y + offsets[1]);
        for (int i = 2; i < offsets.length; i += 2) {
            path.lineTo(x + offsets[i], y + offsets[i + 1]);
        }
        path.closePath();
        return path;
    }
}
