package dev.jvitals.ui.chart;

import java.awt.geom.Rectangle2D;

/** From times and figures to places on the drawing: linear, the range filling the area. */
record ChartScale(Rectangle2D area, long fromMillis, long toMillis, double lower, double upper) {
    double x(long atMillis) {
        return area.getX() + (atMillis - fromMillis) * area.getWidth() / (toMillis - fromMillis);
    }

    double y(double value) {
        return area.getMaxY() - (value - lower) * area.getHeight() / (upper - lower);
    }
}
