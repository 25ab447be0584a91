package dev.jvitals.ui.chart;

import dev.jvitals.metrics.Gap;
import dev.jvitals.metrics.History;
import dev.jvitals.metrics.RoundAxis;
import dev.jvitals.metrics.Sample;
import dev.jvitals.ui.chart.ChartLayer.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All that one chart shows of one range of time. Made off the JavaFX thread; immutable.
 *
 * @param layers in the order of drawing
 * @param markers within the range
 * @param axisEnd the upper end of the vertical axis
 * @param limitsAbove limits that lie far above the figures, to be told in words: label and value
 * @param silence why there is nothing new, where a source said so
 * @param version of the history that was read
 * @param seen whether any series or event of the chart was ever seen
 */
record ChartData(
        TimeAxis.Range range,
        List<LayerData> layers,
        List<Marker> markers,
        double axisEnd,
        List<LayerData.Reading> limitsAbove,
        Optional<Gap> silence,
        boolean seen,
        long version) {
    /** A limit stretches the axis once the figures reach this share of it; below, they would be a line at the bottom. */
    private static final double LIMIT_IN_VIEW = 0.3;

    static ChartData read(
            ChartSpec spec, History history, TimeAxis.Range range, int columns, List<Marker> markers, long version) {
        List<LayerData> layers = spec.layers().stream()
                .map(layer -> LayerData.read(layer, history, range, columns))
                .toList();
        double figures = layers.stream()
                .filter(layer -> !isLimit(layer))
                .mapToDouble(LayerData::max)
                .max()
                .orElse(0);
        boolean anyFigures = layers.stream().anyMatch(layer -> !isLimit(layer) && !layer.isEmpty());
        RoundAxis ticks = new RoundAxis(spec.unit());
        double end = ticks.axisEnd(figures);
        List<LayerData> drawn = new ArrayList<>();
        List<LayerData.Reading> above = new ArrayList<>();
        double max = figures;
        for (LayerData layer : layers) {
            if (isLimit(layer) && layer.max() * LIMIT_IN_VIEW > figures && layer.max() > end) {
                if (anyFigures) { // above what, otherwise
                    above.addAll(layer.readings(range.toMillis()));
                }
            } else {
                drawn.add(layer);
                max = Math.max(max, isLimit(layer) ? layer.max() / RoundAxis.HEADROOM : layer.max());
            }
        }
        return new ChartData(
                range,
                List.copyOf(drawn),
                markers.stream().filter(marker -> within(marker, range)).toList(),
                ticks.axisEnd(max),
                List.copyOf(above),
                silence(spec, history),
                seen(spec, history),
                version);
    }

    private static boolean isLimit(LayerData layer) {
        return layer instanceof LineData line && line.isLimit();
    }

    private static boolean within(Marker marker, TimeAxis.Range range) {
        return marker.toMillis() >= range.fromMillis() && marker.fromMillis() <= range.toMillis();
    }

    private static Optional<Gap> silence(ChartSpec spec, History history) {
        List<Entry> entries = entries(spec);
        boolean allSilent = !entries.isEmpty()
                && entries.stream()
                        .map(entry -> history.latest(entry.seriesId()))
                        .flatMap(Optional::stream)
                        .allMatch(Sample::isGap);
        return allSilent
                ? entries.stream()
                        .map(entry -> history.silence(entry.seriesId()))
                        .flatMap(Optional::stream)
                        .findFirst()
                : Optional.empty();
    }

    private static boolean seen(ChartSpec spec, History history) {
        return entries(spec).stream()
                        .anyMatch(entry -> history.series(entry.seriesId()).isPresent())
                || spec.layers().stream()
                        .anyMatch(layer -> layer instanceof ChartLayer.Points points
                                && points.eventKinds().stream().anyMatch(history.eventKinds()::contains));
    }

    /** The series of a chart in the order of its legend. */
    static List<Entry> entries(ChartSpec spec) {
        List<Entry> entries = new ArrayList<>();
        for (ChartLayer layer : spec.layers()) {
            switch (layer) {
                case ChartLayer.Line line -> entries.add(line.entry());
                case ChartLayer.Stack stack -> entries.addAll(stack.entries());
                case ChartLayer.Points points -> {}
            }
        }
        return entries;
    }

    boolean isEmpty() {
        return layers.stream().allMatch(LayerData::isEmpty);
    }
}
