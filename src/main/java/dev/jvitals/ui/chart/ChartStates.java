package dev.jvitals.ui.chart;

import dev.jvitals.base.Times;
import dev.jvitals.metrics.Gap;
import dev.jvitals.metrics.History;
import org.jspecify.annotations.Nullable;

/**
 * What a chart says where there is nothing to draw, or less than its title promises: that figures are awaited, that nothing happened,
 * that the JVM does not tell, or since when nobody does.
 */
final class ChartStates {
    /** Every source that tells anything has told it by then. */
    private static final long PATIENCE_MILLIS = 20_000;

    private static final String FIRST_AWAITED = "Waiting for the first figures…";

    private final ChartSpec spec;
    private final History history;
    private final TimeAxis axis;

    ChartStates(ChartSpec spec, History history, TimeAxis axis) {
        this.spec = spec;
        this.history = history;
        this.axis = axis;
    }

    /** The words in place of the drawing; empty where there is one. */
    String inPlace(@Nullable ChartData shown) {
        if (shown == null || !shown.seen()) {
            return nothingYet(shown == null);
        }
        return shown.isEmpty() ? nothingHere() : "";
    }

    /** Since when its sources are silent, and why; empty where they are not, and where all end, which is said once elsewhere. */
    static String silence(@Nullable ChartData shown) {
        return shown == null
                ? ""
                : shown.silence()
                        .filter(gap -> !gap.reason().equals(Gap.ENDED))
                        .map(ChartStates::words)
                        .orElse("");
    }

    /** Why a drawing lacks what this JVM does not tell; empty where it tells all. */
    String untold(@Nullable ChartData shown) {
        boolean drawn = shown != null && !shown.isEmpty();
        return drawn && isUnproven() && !showsEvents() ? spec.needs() : "";
    }

    /** Whether this JVM does not tell what the chart is about, as far as can be known by now. */
    private boolean isUnproven() {
        return !spec.proof().isEmpty() && history.series(spec.proof()).isEmpty() && !isYoung();
    }

    private boolean isYoung() {
        return axis.following().get()
                && (history.isEmpty() || history.lastMillis() - history.firstMillis() < PATIENCE_MILLIS);
    }

    private String nothingHere() {
        if (showsEvents()) {
            return spec.none().apply(history);
        }
        return isYoung() ? FIRST_AWAITED : "Nothing in this range of time";
    }

    private String nothingYet(boolean isUnread) {
        if (isUnread && !history.isEmpty()) {
            return "Reading figures…";
        }
        if (showsEvents() && !history.isEmpty()) {
            return isUnproven() ? spec.needs() : spec.none().apply(history);
        }
        String state = "Nothing was measured";
        if (axis.following().get()) {
            state = isYoung() ? FIRST_AWAITED : "No figures so far";
        }
        return spec.needs().isEmpty() ? state : state + "\n" + spec.needs();
    }

    private boolean showsEvents() {
        return spec.layers().stream().allMatch(ChartLayer.Points.class::isInstance);
    }

    private static String words(Gap gap) {
        return "stale since " + Times.at(gap.fromMillis()) + ": " + gap.reason();
    }
}
