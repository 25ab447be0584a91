package dev.jvitals.ui.chart;

import dev.jvitals.metrics.Envelope;
import dev.jvitals.metrics.History;
import dev.jvitals.ui.chart.ChartLayer.Entry;
import java.awt.Graphics2D;
import java.util.List;

/** What one layer shows of one range of time, ready to draw. Made off the JavaFX thread; immutable. */
sealed interface LayerData permits LineData, StackData, PointData {
    /** A figure holds for its column and for so long: sources measure once a second. */
    long GAP_MILLIS = 2_000;

    /** The greatest figure that must fit; 0 if there is none. */
    double max();

    boolean isEmpty();

    void draw(Graphics2D g, ChartScale scale, ChartTheme theme);

    /** The figures at a moment, in the order of the legend. */
    List<Reading> readings(long atMillis);

    /** A figure and what it belongs to; NaN where there is none. */
    record Reading(String label, double value, boolean isCount) {
        Reading(String label, double value) {
            this(label, value, false);
        }
    }

    static LayerData read(ChartLayer layer, History history, TimeAxis.Range range, int columns) {
        return switch (layer) {
            case ChartLayer.Line line -> new LineData(line, envelope(line.entry(), history, range, columns));
            case ChartLayer.Stack stack ->
                StackData.of(
                        stack,
                        stack.entries().stream()
                                .map(entry -> envelope(entry, history, range, columns))
                                .toList(),
                        range.toMillis());
            case ChartLayer.Points points ->
                PointData.of(
                        points,
                        points.eventKinds().stream()
                                .flatMap(kind -> history.events(kind, range.fromMillis(), range.toMillis()).stream())
                                .toList(),
                        range,
                        columns);
        };
    }

    private static Envelope envelope(Entry entry, History history, TimeAxis.Range range, int columns) {
        return history.envelope(entry.seriesId(), range.fromMillis(), range.toMillis(), columns);
    }

    /** The column that holds the figure of a moment, or -1 in a gap or where there is none yet. */
    static int columnAt(Envelope envelope, long atMillis) {
        int column = envelope.columnAt(atMillis);
        boolean last = column == envelope.size() - 1;
        if (column < 0 || (last && envelope.endsInGap() && beyond(envelope, column, atMillis))) {
            return -1;
        }
        boolean gapAhead = !last && envelope.brokenBefore(column + 1);
        return gapAhead && beyond(envelope, column, atMillis) ? -1 : column;
    }

    private static boolean beyond(Envelope envelope, int column, long atMillis) {
        return atMillis > envelope.atMillis(column) + envelope.stepMillis() + GAP_MILLIS;
    }
}
