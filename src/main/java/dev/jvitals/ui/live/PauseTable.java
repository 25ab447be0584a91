package dev.jvitals.ui.live;

import dev.jvitals.base.Printable;
import dev.jvitals.base.Times;
import dev.jvitals.base.Unit;
import dev.jvitals.metrics.History;
import dev.jvitals.metrics.TimedEvent;
import dev.jvitals.ui.chart.TimeAxis;
import dev.jvitals.ui.shell.LiveTable;
import dev.jvitals.ui.theme.ColumnScale;
import dev.jvitals.ui.theme.FittingColumns;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;

/** The pauses of the range that the charts show, the newest first; a click puts the crosshair there. */
final class PauseTable {
    private static final double CLOCK_WIDTH = 100;
    private static final double DAY_WIDTH = 175;
    /** More rows than anybody reads; of more the longest are shown. */
    private static final int MAX_ROWS = 2_000;

    private final LiveTable<TimedEvent> table = new LiveTable<>(event -> event);
    private final Label empty = new Label("Reading pauses…");

    private boolean dated;

    PauseTable(TimeAxis axis) {
        table.node().setAccessibleText("Pauses");
        table.node().setPlaceholder(empty);
        addColumns();
        table.chosen().addListener((_, _, now) -> {
            if (now != null) {
                axis.pointAt(now.atMillis());
            }
        });
    }

    private void addColumns() {
        var at = Columns.number(table, "Time", CLOCK_WIDTH, e -> (double) e.atMillis(), this::clock);
        Columns.number(table, "Pause", 80, e -> (double) e.durationNanos(), Unit.NANOS::format);
        Columns.text(table, "Kind", 80, 150, e -> PauseKind.of(e).label());
        Columns.text(table, "Collector", 90, 130, e -> word(e, "collector"));
        Columns.text(table, "Cause", 110, 190, e -> Printable.line(e.what()));
        Columns.number(table, "Before", 80, e -> figure(e, "beforeBytes"), Unit.BYTES::format);
        Columns.number(table, "After", 80, e -> figure(e, "afterBytes"), Unit.BYTES::format);
        Columns.number(table, "Freed", 80, e -> figure(e, "beforeBytes") - figure(e, "afterBytes"), Unit.BYTES::format);
        Columns.fit(table);
        table.node().getSortOrder().setAll(List.of(at));
    }

    Node node() {
        return table.node();
    }

    /** What the table would show; for any thread. */
    static List<TimedEvent> read(History history, TimeAxis.Range range) {
        List<TimedEvent> events = history.events(LiveCharts.PAUSE, range.fromMillis(), range.toMillis());
        return events.size() <= MAX_ROWS
                ? events
                : events.stream()
                        .sorted((a, b) -> Long.compare(b.durationNanos(), a.durationNanos()))
                        .limit(MAX_ROWS)
                        .toList();
    }

    /** Shows these, or where there are none these words. */
    void show(List<TimedEvent> now, String none) {
        empty.setText(none);
        if (!now.equals(table.rows())) {
            showDays(now);
            table.show(now);
        }
    }

    /** Of a log of days the time of day says nothing. */
    private void showDays(List<TimedEvent> now) {
        boolean days = now.stream().anyMatch(each -> !Times.isToday(each.atMillis()));
        if (days != dated) {
            dated = days;
            TableColumn<?, ?> time = table.node().getColumns().getFirst();
            double width = (days ? DAY_WIDTH : CLOCK_WIDTH) * ColumnScale.factor(time);
            time.setMaxWidth(width);
            time.setMinWidth(width);
            FittingColumns.refit(table.node());
        }
    }

    private String clock(double millis) {
        return dated ? Times.datedToMillis((long) millis) : Times.clockToMillis((long) millis);
    }

    private static double figure(TimedEvent event, String name) {
        return event.numbers().getOrDefault(name, Double.NaN);
    }

    private static String word(TimedEvent event, String name) {
        return Printable.line(event.texts().getOrDefault(name, ""));
    }
}
