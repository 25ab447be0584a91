package dev.jvitals.ui.chart;

import java.awt.geom.Rectangle2D;

/**
 * Straight lines one pixel wide, as rectangles that fill whole pixels: they are sharp, and a canvas that is drawn by
 * software fills a rectangle for a fraction of what it costs to stroke a line.
 */
final class Hairline {
    private Hairline() {}

    static Rectangle2D vertical(double x, double top, double bottom) {
        return new Rectangle2D.Double(Math.rint(x - 0.5), top, 1, bottom - top);
    }

    static Rectangle2D horizontal(double left, double right, double y) {
        return new Rectangle2D.Double(left, Math.rint(y - 0.5), right - left, 1);
    }
}
