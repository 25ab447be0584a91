package dev.jvitals.ui.chart;

import dev.jvitals.metrics.Envelope;
import dev.jvitals.ui.chart.ChartLayer.Style;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.util.List;

/** One series as a line that touches every minimum and maximum. */
record LineData(ChartLayer.Line layer, Envelope envelope) implements LayerData {
    private static final BasicStroke LIMIT_STROKE =
            new BasicStroke(1.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10f, new float[] {6, 4}, 0f);

    /** Columns closer than this are drawn as a band. */
    private static final double DENSE_PIXELS = 3;

    private static final double HALF_WIDTH = 0.8;

    @Override
    public double max() {
        double max = 0;
        for (int i = 0; i < envelope.size(); i++) {
            max = Math.max(max, envelope.max(i));
        }
        return max;
    }

    @Override
    public boolean isEmpty() {
        return envelope.isEmpty();
    }

    boolean isLimit() {
        return layer.style() == Style.LIMIT;
    }

    @Override
    public List<Reading> readings(long atMillis) {
        int column = LayerData.columnAt(envelope, atMillis);
        return List.of(new Reading(layer.entry().label(), column < 0 ? Double.NaN : envelope.last(column)));
    }

    @Override
    public void draw(Graphics2D g, ChartScale scale, ChartTheme theme) {
        if (isEmpty()) {
            return;
        }
        int slot = layer.entry().slot();
        if (layer.style() == Style.AREA) {
            g.setPaint(ChartTheme.withAlpha(theme.color(slot), theme.dark() ? 70 : 55));
            g.fill(area(scale, isDense(scale)));
        }
        Color color = isLimit() ? theme.danger() : theme.color(slot);
        g.setPaint(color);
        g.setStroke(isLimit() ? LIMIT_STROKE : ChartTheme.stroke(slot));
        if (isDense(scale)) {
            g.draw(means(scale));
            g.setPaint(ChartTheme.withAlpha(color, theme.dark() ? 110 : 90));
            g.fill(band(scale));
        } else {
            g.draw(line(scale));
        }
    }

    private boolean isDense(ChartScale scale) {
        return !isLimit()
                && layer.style() != Style.STEP
                && scale.x(envelope.stepMillis() + scale.fromMillis())
                                - scale.area().getX()
                        < DENSE_PIXELS
                && envelope.size() * DENSE_PIXELS > scale.area().getWidth() / 2;
    }

    private Path2D means(ChartScale scale) {
        Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO, envelope.size() + 1);
        for (int i = 0; i < envelope.size(); i++) {
            double x = scale.x(envelope.atMillis(i));
            double y = scale.y(envelope.mean(i));
            if (i == 0 || envelope.brokenBefore(i)) {
                path.moveTo(x, y);
            } else {
                path.lineTo(x, y);
            }
        }
        return path;
    }

    /**
     * From least to greatest of each column, joined to its neighbours: the outline of the line where its ups and downs lie
     * closer than pixels. Filling it costs a fifth of stroking them.
     */
    private Path2D band(ChartScale scale) {
        Path2D band = new Path2D.Double(Path2D.WIND_NON_ZERO, 2 * envelope.size() + 4);
        for (int from = 0; from < envelope.size(); ) {
            int to = from + 1;
            while (to < envelope.size() && !envelope.brokenBefore(to)) {
                to++;
            }
            band(band, scale, from, to);
            from = to;
        }
        return band;
    }

    private void band(Path2D band, ChartScale scale, int from, int to) {
        for (int i = from; i < to; i++) {
            double y =
                    scale.y(Math.max(envelope.max(i), i > from ? envelope.last(i - 1) : envelope.max(i))) - HALF_WIDTH;
            double x = scale.x(envelope.atMillis(i));
            if (i == from) {
                band.moveTo(x, y);
            } else {
                band.lineTo(x, y);
            }
        }
        band.lineTo(scale.x(envelope.atMillis(to - 1)) + HALF_WIDTH, scale.y(envelope.max(to - 1)));
        for (int i = to - 1; i >= from; i--) {
            double y =
                    scale.y(Math.min(envelope.min(i), i > from ? envelope.last(i - 1) : envelope.min(i))) + HALF_WIDTH;
            band.lineTo(scale.x(envelope.atMillis(i)), y);
        }
        band.closePath();
    }

    private Path2D line(ChartScale scale) {
        Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO, envelope.size() * 3 + 1);
        double lastY = Double.NaN;
        for (int i = 0; i < envelope.size(); i++) {
            double x = scale.x(envelope.atMillis(i));
            double low = scale.y(envelope.min(i));
            double high = scale.y(envelope.max(i));
            double first = Math.abs(lastY - low) < Math.abs(lastY - high) ? low : high;
            if (i == 0 || envelope.brokenBefore(i)) {
                path.moveTo(x, first);
                path.lineTo(x + 0.5, first); // a figure between two gaps is a dot, not nothing
            } else {
                if (layer.style() == Style.STEP) {
                    path.lineTo(x, lastY);
                }
                path.lineTo(x, first);
            }
            double last = scale.y(envelope.last(i));
            if (low != high) {
                path.lineTo(x, first == low ? high : low);
                path.lineTo(x, last);
            }
            lastY = last;
        }
        holdToEnd(path, scale, lastY);
        return path;
    }

    /** A step holds until now: the level after the last collection is still the level. */
    private void holdToEnd(Path2D path, ChartScale scale, double lastY) {
        if ((layer.style() == Style.STEP || isLimit()) && !envelope.endsInGap()) {
            double end = scale.area().getMaxX();
            if (scale.x(envelope.atMillis(envelope.size() - 1)) < end) {
                path.lineTo(end, lastY);
            }
        }
    }

    /** Where columns stand for many samples it ends at their means: filled up to the greatest, rare spikes look steady. */
    private Path2D area(ChartScale scale, boolean ofMeans) {
        Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO, envelope.size() + 4);
        double ground = scale.y(0);
        double lastX = 0;
        for (int i = 0; i < envelope.size(); i++) {
            double x = scale.x(envelope.atMillis(i));
            if (i == 0 || envelope.brokenBefore(i)) {
                close(path, lastX, ground);
                path.moveTo(x, ground);
            }
            path.lineTo(x, scale.y(ofMeans ? envelope.mean(i) : envelope.max(i)));
            lastX = x;
        }
        close(path, lastX, ground);
        return path;
    }

    private static void close(Path2D path, double x, double ground) {
        if (path.getCurrentPoint() != null) {
            path.lineTo(x, ground);
            path.closePath();
        }
    }
}
