package dev.jvitals.ui.chart;

import dev.jvitals.metrics.RoundAxis;
import java.text.DecimalFormat;
import org.jfree.chart.axis.NumberTickUnit;

/** A round axis' ticks, as the chart library wants them. */
final class UnitTicks extends NumberTickUnit {
    private static final long serialVersionUID = 1L;

    private final transient RoundAxis axis;

    UnitTicks(RoundAxis axis, double step) {
        super(step, new DecimalFormat("0"));
        this.axis = axis;
    }

    @Override
    public String valueToString(double value) {
        return axis.label(value);
    }
}
