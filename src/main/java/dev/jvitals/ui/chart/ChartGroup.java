package dev.jvitals.ui.chart;

import dev.jvitals.metrics.History;
import dev.jvitals.ui.task.Heartbeat;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.stage.Window;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * The charts of one history over one axis. Once a second, and when the axis moves, the figures of the charts that can be
 * seen are read on another thread and drawn together; charts out of sight cost nothing. For the JavaFX thread only.
 */
public final class ChartGroup implements AutoCloseable {
    private final History history;
    private final TimeAxis axis;
    private final List<TimeChart> charts = new ArrayList<>();
    private final Subscription ticking;
    private List<Marker> markers = List.of();
    private LongSupplier clock = System::currentTimeMillis;
    private @Nullable Exports exports;
    private boolean reading;
    private boolean newMarkers;
    private boolean again;
    private boolean closed;

    private record Request(TimeChart chart, int columns) {}

    private record Result(TimeChart chart, ChartData data) {}

    private ChartGroup(History history, TimeAxis axis) {
        this.history = history;
        this.axis = axis;
        this.ticking = Heartbeat.everySecond(this::tick);
        axis.range().addListener((p, old, now) -> refresh());
        axis.following().addListener((p, old, now) -> refresh());
    }

    /** Charts of a history that grows. Ticks until closed. */
    public static ChartGroup live(History history) {
        return new ChartGroup(history, TimeAxis.live(System.currentTimeMillis()));
    }

    /** Charts of a history that is over. */
    public static ChartGroup over(History history) {
        ChartGroup group = new ChartGroup(history, TimeAxis.over(history.firstMillis(), history.lastMillis()));
        group.clock = history::lastMillis;
        return group;
    }

    public TimeAxis axis() {
        return axis;
    }

    public History history() {
        return history;
    }

    /** A new chart of this group. */
    public TimeChart chart(ChartSpec spec) {
        TimeChart chart = new TimeChart(spec, history, axis, exports);
        charts.add(chart);
        chart.layoutBoundsProperty().addListener((p, old, now) -> refresh());
        chart.sceneProperty().addListener((p, old, now) -> refresh());
        return chart;
    }

    /** Where the charts made from now on save to; without, they have no menu. */
    public void exportThrough(Exports now) {
        exports = now;
    }

    /** Replaces what is marked on all charts. */
    public void setMarkers(List<Marker> now) {
        markers = List.copyOf(now);
        if (axis.following().get()) {
            newMarkers = true; // the next beat draws all of it
        } else {
            refresh();
        }
    }

    /** Follows time no more, for the target has ended: now is when. */
    public void end(long atMillis) {
        clock = () -> atMillis;
        tick();
    }

    private void tick() {
        long now = clock.getAsLong();
        axis.tick(history.isEmpty() ? now : history.firstMillis(), now);
        long version = history.version();
        boolean alreadyBegun = reading; // by the axis, which moved on
        if (!alreadyBegun
                && (newMarkers
                        || charts.stream()
                                .anyMatch(chart ->
                                        !chart.hasDrawn(version, axis.range().get()) && canBeSeen(chart)))) {
            refresh();
        }
    }

    /** Reads and draws what can be seen, soon; calls while it is at work are gathered into one more. */
    public void refresh() {
        if (reading) {
            again = true;
            return;
        }
        if (closed) {
            return;
        }
        List<Request> requests = charts.stream()
                .filter(ChartGroup::canBeSeen)
                .map(chart -> new Request(chart, chart.columns()))
                .toList();
        if (requests.isEmpty()) {
            return;
        }
        reading = true;
        newMarkers = false;
        long version = history.version();
        TimeAxis.Range range = axis.range().get();
        List<Marker> marked = markers;
        Thread.ofVirtual().name("jvitals-charts").start(() -> {
            List<Result> results = new ArrayList<>();
            try {
                for (Request request : requests) {
                    results.add(new Result(
                            request.chart,
                            ChartData.read(request.chart.spec(), history, range, request.columns, marked, version)));
                }
            } finally { // a chart that cannot be read must not end the drawing of the others, and of those to come
                Heartbeat.show(() -> draw(results));
            }
        });
    }

    /** Whether every chart that can be seen shows the present range, of figures at most a second old. */
    public boolean isUpToDate() {
        return charts.stream()
                .filter(ChartGroup::canBeSeen)
                .allMatch(chart -> chart.hasDrawn(axis.range().get()));
    }

    /** Whether nothing is being read or waits to be. */
    boolean isIdle() {
        return !reading && !again;
    }

    private void draw(List<Result> results) {
        reading = false;
        if (!closed) {
            results.forEach(result -> result.chart.show(result.data));
        }
        if (again) {
            again = false;
            refresh();
        }
    }

    private static boolean canBeSeen(TimeChart chart) {
        Scene scene = chart.getScene();
        Window window = scene == null ? null : scene.getWindow();
        if (scene == null || chart.getWidth() <= 0 || (window != null && !window.isShowing())) {
            return false;
        }
        Bounds bounds = chart.localToScene(chart.getLayoutBounds());
        for (Node node = chart; node != null; node = node.getParent()) {
            boolean scrolledAway = node instanceof ScrollPane pane
                    && !pane.localToScene(pane.getLayoutBounds()).intersects(bounds);
            if (!node.isVisible() || scrolledAway) {
                return false;
            }
        }
        return bounds.intersects(0, 0, scene.getWidth(), scene.getHeight());
    }

    /** Stops refreshing for good. */
    @Override
    public void close() {
        closed = true;
        ticking.unsubscribe();
        charts.clear();
    }
}
