package dev.jvitals.metrics;

import dev.jvitals.base.Unit;
import java.math.BigDecimal;
import java.math.MathContext;

/** The axis of a unit's figures, with ticks where people expect them: at 256 MB and not 268.4, at 2 ms and not 0.002 s. */
public record RoundAxis(Unit unit) {
    /** About so many steps up the axis: enough to read a value, few enough to stay calm. */
    private static final double STEPS = 4;

    /** Air above the greatest figure, so that it does not touch the edge. */
    public static final double HEADROOM = 1.04;

    /** Shares of one whole that were measured each by itself add up to a little more at times. */
    private static final double WHOLE = 1.05;

    /** The least round step that is not below {@code size}. */
    public double ceiling(double size) {
        double atLeast = Math.max(size, smallest());
        if (isBytes()) {
            return Math.pow(2, Math.ceil(Math.log(atLeast) / Math.log(2) - 1e-9));
        }
        double power = Math.pow(10, Math.floor(Math.log10(atLeast) + 1e-9));
        for (double round : new double[] {1, 2, 5}) {
            if (round * power >= atLeast * (1 - 1e-9)) {
                return round * power;
            }
        }
        return 10 * power;
    }

    private boolean isBytes() {
        return unit == Unit.BYTES || unit == Unit.BYTES_PER_SECOND;
    }

    /** No tick between two neighbours of what is counted. */
    private double smallest() {
        return switch (unit) {
            case COUNT, BYTES, TEXT -> 1;
            case SHARE -> 0.001;
            default -> 1e-6;
        };
    }

    /** What the axis has room for however small the figures are. */
    private double least() {
        return switch (unit) {
            case SHARE, PER_SECOND, PER_MINUTE -> 0.01;
            case CORES -> 0.1;
            default -> smallest();
        };
    }

    /** The same beside nothing but zeros: ticks at half a byte or a nanosecond would be odd. */
    private double besideNothing() {
        return switch (unit) {
            case BYTES, BYTES_PER_SECOND, NANOS -> 1e6;
            case SECONDS -> 1e-3;
            case PER_SECOND, PER_MINUTE, MILLIS -> 1;
            default -> least();
        };
    }

    /** Where the axis ends for figures up to {@code max}: at a tick, so that it stands still while they wander. */
    public double axisEnd(double max) {
        double shown = Math.max(max, max > 0 ? least() : besideNothing()) * HEADROOM;
        if (unit == Unit.SHARE && max <= WHOLE && shown > 0.8) {
            return 1; // a whole; beyond there is nothing
        }
        double step = ceiling(shown / STEPS);
        return Math.ceil(shown / step - 1e-9) * step;
    }

    /** The step between ticks on an axis that ends there. */
    public double step(double axisEnd) {
        return step(axisEnd, STEPS);
    }

    /** The same where there is room for so many steps only; one at the least. */
    public double step(double axisEnd, double most) {
        return ceiling(axisEnd / Math.clamp(most, 1, STEPS));
    }

    /** What stands at a tick. */
    public String label(double value) {
        if (value == 0) {
            return "0";
        }
        if (isBytes()) {
            return unit.format(value);
        }
        double clean = new BigDecimal(value).round(new MathContext(9)).doubleValue(); // 0.6, not 0.6000000000001
        return unit == Unit.CORES ? Unit.bare(clean) : unit.format(clean);
    }
}
