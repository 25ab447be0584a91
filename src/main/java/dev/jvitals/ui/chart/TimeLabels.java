package dev.jvitals.ui.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.DateAxis;
import org.jfree.chart.axis.DateTick;
import org.jfree.chart.axis.ValueTick;
import org.jfree.chart.ui.RectangleEdge;

/** The axis of time. A label that would reach into the figures at its left keeps its tick and is not written. */
final class TimeLabels extends DateAxis {
    private static final long serialVersionUID = 1L;
    /** Of the small font at its usual size, about: measuring text for each label of each chart every second would be felt. */
    private static final double LETTER_PIXELS = 6.4;

    private double scale = 1;

    /** How much larger than usual the text is. */
    void setScale(double now) {
        scale = now;
    }

    @Override
    public List<ValueTick> refreshTicks(Graphics2D g, AxisState state, Rectangle2D dataArea, RectangleEdge edge) {
        @SuppressWarnings("unchecked") // the library's list has no type; a date axis makes ticks of dates
        List<ValueTick> ticks = super.refreshTicks(g, state, dataArea, edge);
        return ticks.stream()
                .map(tick -> {
                    double half = tick.getText().length() * LETTER_PIXELS * scale / 2;
                    boolean fits = valueToJava2D(tick.getValue(), dataArea, edge) - half >= dataArea.getMinX();
                    return fits ? tick : withoutLabel((DateTick) tick);
                })
                .toList();
    }

    private static ValueTick withoutLabel(DateTick tick) {
        return new DateTick(
                tick.getTickType(),
                tick.getDate(),
                "",
                tick.getTextAnchor(),
                tick.getRotationAnchor(),
                tick.getAngle());
    }
}
