package dev.jvitals.ui.findings;

import dev.jvitals.base.Unit;
import dev.jvitals.diagnosis.TrackedFinding;
import dev.jvitals.metrics.History;
import dev.jvitals.metrics.Series;
import dev.jvitals.target.series.SeriesWords;
import dev.jvitals.ui.chart.ChartGroup;
import dev.jvitals.ui.chart.ChartLayer.PointKind;
import dev.jvitals.ui.chart.ChartSpec;
import dev.jvitals.ui.chart.PointShape;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/** The series that decided a finding, around the time in which it held, with that time shaded. For the JavaFX thread. */
final class FindingChart implements AutoCloseable {
    /** The way into the trouble tells as much as the trouble. */
    private static final long BEFORE_MILLIS = 60_000;

    private static final double HEIGHT = 150;

    private final ChartGroup charts;
    private final Node node;

    private FindingChart(ChartGroup charts, ChartSpec spec) {
        this.charts = charts;
        var chart = charts.chart(spec);
        chart.setUsualHeight(HEIGHT);
        chart.setMinHeight(Region.USE_PREF_SIZE);
        chart.setMaxHeight(Region.USE_PREF_SIZE);
        this.node = chart;
    }

    /** The chart; empty where no series shows it, as for a dump alone. */
    static Optional<FindingChart> of(TrackedFinding tracked, History history, boolean live) {
        return spec(tracked.finding().decisive(), history).map(spec -> {
            ChartGroup group = live ? ChartGroup.live(history) : ChartGroup.over(history);
            FindingChart chart = new FindingChart(group, spec);
            chart.mark(tracked);
            if (!live || tracked.ended()) {
                group.axis().show(tracked.sinceMillis() - BEFORE_MILLIS, tracked.lastMillis() + BEFORE_MILLIS / 2);
            }
            return chart;
        });
    }

    /** Shades the time in which it held. */
    void mark(TrackedFinding tracked) {
        charts.setMarkers(List.of(FindingMarkers.of(tracked)));
    }

    private static Optional<ChartSpec> spec(String decisive, History history) {
        if (decisive.equals("gc.pause")) {
            return Optional.of(ChartSpec.of("GC pauses", Unit.NANOS)
                    .meaning("Each point is one stop of the application.")
                    .points(
                            List.of("gc.pause"),
                            event -> (double) event.durationNanos(),
                            List.of(new PointKind("pause", "A stop of the application.", 0, PointShape.CIRCLE)),
                            _ -> 0)
                    .build());
        }
        return history.series(decisive).map(series -> spec(series, history));
    }

    private static ChartSpec spec(Series series, History history) {
        ChartSpec.Builder spec = ChartSpec.of(SeriesWords.title(series), series.unit())
                .meaning(series.meaning())
                .area(series.id(), series.label());
        if (series.id().equals("heap.used") && history.series("heap.afterGc").isPresent()) {
            spec.step("heap.afterGc", "after GC");
        }
        SeriesWords.limit(series.id(), history).ifPresent(limit -> spec.limit(limit.id(), "limit"));
        return spec.build();
    }

    Node node() {
        return node;
    }

    @Override
    public void close() {
        charts.close();
    }
}
