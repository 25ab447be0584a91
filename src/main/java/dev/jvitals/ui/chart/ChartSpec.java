package dev.jvitals.ui.chart;

import dev.jvitals.base.Unit;
import dev.jvitals.metrics.History;
import dev.jvitals.metrics.TimedEvent;
import dev.jvitals.ui.chart.ChartLayer.Entry;
import dev.jvitals.ui.chart.ChartLayer.Line;
import dev.jvitals.ui.chart.ChartLayer.PointKind;
import dev.jvitals.ui.chart.ChartLayer.Points;
import dev.jvitals.ui.chart.ChartLayer.Stack;
import dev.jvitals.ui.chart.ChartLayer.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;

/**
 * What a chart shows.
 *
 * @param title short
 * @param meaning one or two sentences shown where the pointer rests on the title: what this is, what is normal
 * @param unit of the vertical axis
 * @param layers drawn in this order
 * @param needs what a JVM must have for this to be measured, a sentence; empty where every JVM does
 * @param proof the id of a series that such a JVM tells: without it the sentence is said even though there are figures of
 *     other layers, or though no event may be good news. Empty: any figure is proof.
 * @param none what a chart of events says where there is none in its range of time, by what was measured else
 */
public record ChartSpec(
        String title,
        String meaning,
        Unit unit,
        List<ChartLayer> layers,
        String needs,
        String proof,
        Function<History, String> none) {
    public ChartSpec {
        layers = List.copyOf(layers);
    }

    public static Builder of(String title, Unit unit) {
        return new Builder(title, unit);
    }

    /** Adds layer upon layer; colours are numbered in the order of the legend. */
    public static final class Builder {
        private final String title;
        private final Unit unit;
        private final List<ChartLayer> layers = new ArrayList<>();
        private String meaning = "";
        private String needs = "";
        private String proof = "";
        private Function<History, String> none = _ -> "None in this range of time";
        private int slot;

        private Builder(String title, Unit unit) {
            this.title = title;
            this.unit = unit;
        }

        public Builder meaning(String sentences) {
            meaning = sentences;
            return this;
        }

        /** Said in place of a drawing until something is measured. */
        public Builder needs(String sentence) {
            needs = sentence;
            return this;
        }

        /** Said, beside what else there is, where a JVM does not tell this series. */
        public Builder needs(String seriesId, String sentence) {
            proof = seriesId;
            return needs(sentence);
        }

        /** Said of events where there are none; called on the JavaFX thread, so it must be quick. */
        public Builder none(Function<History, String> words) {
            none = words;
            return this;
        }

        public Builder line(String seriesId, String label) {
            return add(seriesId, label, Style.LINE);
        }

        public Builder area(String seriesId, String label) {
            return add(seriesId, label, Style.AREA);
        }

        public Builder step(String seriesId, String label) {
            return add(seriesId, label, Style.STEP);
        }

        public Builder limit(String seriesId, String label) {
            return add(seriesId, label, Style.LIMIT);
        }

        private Builder add(String seriesId, String label, Style style) {
            layers.add(new Line(new Entry(seriesId, label, slot++), style));
            return this;
        }

        /** Ids and labels in turn, the bottom first. */
        public Builder stack(String... idsAndLabels) {
            List<Entry> entries = new ArrayList<>();
            for (int i = 0; i < idsAndLabels.length; i += 2) {
                entries.add(new Entry(idsAndLabels[i], idsAndLabels[i + 1], slot++));
            }
            layers.add(new Stack(entries));
            return this;
        }

        public Builder points(
                List<String> eventKinds,
                ToDoubleFunction<TimedEvent> value,
                List<PointKind> kinds,
                ToIntFunction<TimedEvent> kindOf) {
            layers.add(new Points(eventKinds, value, kinds, kindOf));
            return this;
        }

        public ChartSpec build() {
            return new ChartSpec(title, meaning, unit, layers, needs, proof, none);
        }
    }
}
