package dev.jvitals.ui.chart;

import dev.jvitals.metrics.TimedEvent;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;

/** One thing that a chart draws. Later layers lie above earlier ones. */
public sealed interface ChartLayer {
    /** How a line runs from sample to sample. */
    enum Style {
        /** Straight. */
        LINE,
        /** Straight, with the ground below it filled. */
        AREA,
        /** Holds each value until the next: for figures that change at moments, as the level after a collection. */
        STEP,
        /** A bound, such as the greatest heap size: stretches the axis only when the figures come near it. */
        LIMIT
    }

    /** What a layer's figures are called in the legend, and the number of their colour. */
    record Entry(String seriesId, String label, int slot) {}

    /** One series. */
    record Line(Entry entry, Style style) implements ChartLayer {}

    /** Several series of the same unit on top of each other, the first at the bottom. */
    record Stack(List<Entry> entries) implements ChartLayer {
        public Stack {
            entries = List.copyOf(entries);
        }
    }

    /** How events of one sort look. */
    record PointKind(String label, String meaning, int slot, PointShape shape) {}

    /**
     * Events as points.
     *
     * @param eventKinds as in {@link TimedEvent#kind}
     * @param value of an event, in the chart's unit
     * @param kinds the sorts of events
     * @param kindOf which of {@code kinds} an event is, or -1 to leave it out
     */
    record Points(
            List<String> eventKinds,
            ToDoubleFunction<TimedEvent> value,
            List<PointKind> kinds,
            ToIntFunction<TimedEvent> kindOf)
            implements ChartLayer {
        public Points {
            eventKinds = List.copyOf(eventKinds);
            kinds = List.copyOf(kinds);
        }
    }
}
