package dev.jvitals.ui.chart;

import dev.jvitals.base.Unit;
import dev.jvitals.metrics.RoundAxis;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Map;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.Axis;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueTick;
import org.jfree.chart.plot.CrosshairState;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYSeriesCollection;
import org.jspecify.annotations.Nullable;

/**
 * JFreeChart's axes and grid around our own layers: one path for each series, however many figures it has, where the
 * library's renderers draw each segment by itself.
 */
final class TimePlot extends XYPlot {
    private static final long serialVersionUID = 1L;
    private static final BasicStroke MARKER =
            new BasicStroke(1f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10f, new float[] {3, 3}, 0f);

    /** Sharp lines look heavier than blurred ones. */
    private static final int GRID_ALPHA = 170;

    /** How high the band is that marks a range of time. */
    private static final double RANGE_EDGE = 3;

    /** Room for the longest tick label, the same on all charts so that their times lie under each other. */
    private static final int AXIS_WIDTH = 64;

    private static final int AXIS_HEIGHT = 20;

    /** Labels of figures closer than this would be a column of text. */
    private static final int LABEL_HEIGHT = 17;

    private final TimeLabels time = new TimeLabels();
    private final NumberAxis figures = new NumberAxis();
    private final transient RoundAxis ticks;
    private transient @Nullable TimeTicks timeTicks;
    private transient @Nullable ChartData data;
    private transient ChartTheme theme = ChartTheme.LIGHT;

    TimePlot(Unit unit) {
        ticks = new RoundAxis(unit);
        setDataset(new XYSeriesCollection()); // without one, render is not called
        setRenderer(new XYLineAndShapeRenderer());
        time.setAutoRange(false);
        time.setLowerMargin(0);
        time.setUpperMargin(0);
        figures.setAutoRange(false);
        figures.setAutoTickUnitSelection(false);
        time.setAutoTickUnitSelection(false);
        figures.setAxisLineVisible(false);
        figures.setTickMarksVisible(false);
        setDomainAxis(time);
        setRangeAxis(figures);
        setAxisOffset(RectangleInsets.ZERO_INSETS);
        setOutlineVisible(false);
        setDomainGridlinesVisible(false);
    }

    /** A chart of this plot alone. It never redraws by itself. */
    JFreeChart chart() {
        JFreeChart chart = new JFreeChart(null, null, this, false);
        chart.setNotify(false);
        chart.setBackgroundPaint(null); // one that is transparent is painted all the same, pixel by pixel
        chart.setPadding(RectangleInsets.ZERO_INSETS);
        return chart;
    }

    void setTheme(ChartTheme now) {
        theme = now;
        setBackgroundPaint(null);
        time.setTickLabelPaint(now.mutedText());
        time.setAxisLinePaint(now.grid());
        time.setTickMarkPaint(now.grid());
        figures.setTickLabelPaint(now.mutedText());
        time.setTickLabelFont(now.small());
        figures.setTickLabelFont(now.small());
        time.setScale(now.scale());
        setInsets(new RectangleInsets(9 * now.scale(), 2, 2, 26 * now.scale())); // half a label
        AxisSpace left = new AxisSpace();
        left.setLeft(leftOfFigures());
        setFixedRangeAxisSpace(left);
        AxisSpace bottom = new AxisSpace();
        bottom.setBottom(belowFigures());
        setFixedDomainAxisSpace(bottom);
    }

    /** The room of the figures' axis, the same in all charts. */
    double leftOfFigures() {
        return Math.rint(AXIS_WIDTH * theme.scale());
    }

    /** The room of the axis of time. */
    double belowFigures() {
        return Math.rint(AXIS_HEIGHT * theme.scale());
    }

    ChartTheme theme() {
        return theme;
    }

    /** Shows them in a drawing of about that size. */
    void setData(ChartData now, double widthPixels, double heightPixels) {
        data = now;
        showTicks(TimeTicks.fitting(now.range().spanMillis(), widthPixels / theme.scale()));
        time.setRange((double) now.range().fromMillis(), (double) now.range().toMillis());
        figures.setRange(0, now.axisEnd());
        setRangeGridlinesVisible(!now.isEmpty());
        time.setAxisLineVisible(now.isEmpty()); // else the grid's lowest line lies there
        figures.setTickLabelsVisible(!now.isEmpty()); // figures beside nothing would be made up
        figures.setTickUnit(
                new UnitTicks(ticks, ticks.step(now.axisEnd(), heightPixels / (LABEL_HEIGHT * theme.scale()))),
                false,
                false);
    }

    private void showTicks(TimeTicks now) {
        if (now != timeTicks) {
            timeTicks = now;
            time.setTickUnit(now.unit(), false, false);
        }
    }

    @Override
    protected Map<Axis, AxisState> drawAxes(
            Graphics2D g, Rectangle2D plotArea, Rectangle2D dataArea, PlotRenderingInfo info) {
        theme.useSmallFont(g);
        return super.drawAxes(g, plotArea, dataArea, info);
    }

    @Override
    protected void drawRangeGridlines(Graphics2D g, Rectangle2D area, List<ValueTick> ticks) {
        if (isRangeGridlinesVisible()) {
            g.setPaint(ChartTheme.withAlpha(theme.grid(), GRID_ALPHA));
            for (ValueTick tick : ticks) {
                double y = figures.valueToJava2D(tick.getValue(), area, getRangeAxisEdge());
                g.fill(Hairline.horizontal(area.getMinX(), area.getMaxX(), y));
            }
        }
    }

    @Override
    public boolean render(Graphics2D g, Rectangle2D area, int index, PlotRenderingInfo info, CrosshairState crosshair) {
        ChartData shown = data;
        if (shown == null) {
            return true;
        }
        ChartScale scale =
                new ChartScale(area, shown.range().fromMillis(), shown.range().toMillis(), 0, shown.axisEnd());
        Marker.merged(shown.markers()).forEach(marker -> drawMarker(g, scale, marker));
        shown.layers().forEach(layer -> layer.draw(g, scale, theme));
        drawSilence(g, scale, shown);
        return true;
    }

    private void drawMarker(Graphics2D g, ChartScale scale, Marker marker) {
        Color color = switch (marker.tone()) {
            case PLAIN -> theme.accent();
            case WARNING -> theme.warning();
            case DANGER -> theme.danger();
        };
        double from = Math.max(scale.x(marker.fromMillis()), scale.area().getX());
        if (marker.isMoment()) {
            g.setPaint(color);
            g.setStroke(MARKER);
            g.draw(new Line2D.Double(
                    from, scale.area().getY(), from, scale.area().getMaxY()));
            g.fill(PointShape.TRIANGLE_DOWN.at(from, scale.area().getY() + 3));
        } else {
            double width = Math.max(
                    2, Math.min(scale.x(marker.toMillis()), scale.area().getMaxX()) - from);
            double top = scale.area().getY();
            g.setPaint(ChartTheme.withAlpha(color, 14));
            g.fill(new Rectangle2D.Double(from, top, width, scale.area().getHeight()));
            g.setPaint(ChartTheme.withAlpha(color, 150));
            g.fill(new Rectangle2D.Double(from, top, width, RANGE_EDGE)); // the figures below keep their colours
        }
    }

    /** From where the sources fell silent on, the ground is hatched. */
    private void drawSilence(Graphics2D g, ChartScale scale, ChartData shown) {
        if (shown.silence().isEmpty()) {
            return;
        }
        double from = Math.max(
                scale.x(shown.silence().get().fromMillis()), scale.area().getX());
        g.setPaint(ChartTheme.withAlpha(theme.mutedText(), 60));
        g.setStroke(new BasicStroke(1f));
        double height = scale.area().getHeight();
        for (double x = from - height; x < scale.area().getMaxX(); x += 9) {
            double left = Math.max(x, from);
            double right = Math.min(x + height, scale.area().getMaxX());
            if (left < right) {
                g.draw(new Line2D.Double(
                        left,
                        scale.area().getMaxY() - (left - x),
                        right,
                        scale.area().getMaxY() - (right - x)));
            }
        }
    }
}
