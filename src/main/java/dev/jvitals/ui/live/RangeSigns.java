package dev.jvitals.ui.live;

import dev.jvitals.base.Unit;
import dev.jvitals.metrics.History;
import dev.jvitals.ui.chart.TimeAxis;
import dev.jvitals.ui.task.Heartbeat;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * What the shown part of a recording comes to: there is no now in it, so its last second says little. Zooming makes it the
 * summary of what is zoomed to.
 */
final class RangeSigns extends FlowPane {
    private final History history;
    private final TimeAxis axis;
    private @Nullable RangeFigures shown;
    private boolean reading;

    RangeSigns(History history, TimeAxis axis) {
        super(8, 4);
        this.history = history;
        this.axis = axis;
        getStyleClass().add("vital-signs");
        setAccessibleText("Summary of the time shown");
        setMinWidth(0);
    }

    /** Brings them up to date, soon. JavaFX thread. */
    void refresh() {
        TimeAxis.Range range = axis.range().get();
        if (reading || (shown != null && shown.range().equals(range))) {
            return;
        }
        reading = true;
        Thread.ofVirtual().name("jvitals-summary").start(() -> {
            RangeFigures figures = RangeFigures.of(history, range);
            Heartbeat.show(() -> {
                reading = false;
                show(figures);
                refresh(); // the range may have moved on meanwhile
            });
        });
    }

    private void show(RangeFigures now) {
        shown = now;
        getChildren().setAll(signs(now));
    }

    private static List<VBox> signs(RangeFigures now) {
        List<VBox> signs = new ArrayList<>();
        signs.add(sign(
                now.whole() ? "summary of all" : "summary of the part shown",
                Unit.MILLIS.format((double) now.range().spanMillis()),
                "The figures beside this are of the time that the charts show. Zoom in for those of a part."));
        if (now.pauses() > 0 || !Double.isNaN(now.gcShare())) {
            addPauses(signs, now);
        }
        add(signs, "heap, peak", now.heapPeakBytes(), limited(now), "The most that was in use.");
        add(
                signs,
                "allocated, mean",
                now.allocationPerSecond(),
                Unit.BYTES_PER_SECOND.format(now.allocationPerSecond()),
                "All that was allocated, divided by the time.");
        add(
                signs,
                "promoted, mean",
                now.promotionPerSecond(),
                Unit.BYTES_PER_SECOND.format(now.promotionPerSecond()),
                "All that moved to the old generation, divided by the time.");
        add(signs, "CPU, mean", now.cpuCores(), Unit.CORES.format(now.cpuCores()), "Processor cores kept busy.");
        add(signs, "threads, peak", now.threadsPeak(), Unit.COUNT.format(now.threadsPeak()), "The most at a time.");
        add(
                signs,
                "resident, peak",
                now.residentPeakBytes(),
                Unit.BYTES.format(now.residentPeakBytes()),
                "The most memory that the process held.");
        return signs;
    }

    private static void addPauses(List<VBox> signs, RangeFigures now) {
        String least = now.pausesKept() ? "" : "≥ ";
        add(
                signs,
                "time in GC pauses",
                now.gcShare(),
                Unit.SHARE.format(now.gcShare()),
                "The share of the time that the application stood still for collections. What is left is its throughput.");
        signs.add(sign(
                "pauses",
                least + Unit.COUNT.format((double) now.pauses()) + ", " + Unit.NANOS.format(now.pausedNanos())
                        + " in all",
                "How often collections stopped the application, and for how long together."));
        add(signs, "longest pause", now.longestNanos(), Unit.NANOS.format(now.longestNanos()), "The longest of them.");
        signs.add(sign(
                "full collections",
                Unit.COUNT.format((double) now.full()),
                "Collections of the whole heap with the application stopped."));
    }

    private static String limited(RangeFigures now) {
        return Unit.BYTES.format(now.heapPeakBytes())
                + (now.heapMaxBytes() > 0 ? " / " + Unit.BYTES.format(now.heapMaxBytes()) : "");
    }

    private static void add(List<VBox> signs, String name, double figure, String value, String meaning) {
        if (!Double.isNaN(figure)) {
            signs.add(sign(name, value, meaning));
        }
    }

    private static VBox sign(String name, String value, String meaning) {
        Label label = new Label(name);
        label.getStyleClass().add("vital-name");
        Label figure = new Label(value);
        figure.getStyleClass().add("vital-value");
        VBox box = new VBox(label, figure);
        box.getStyleClass().add("vital-sign");
        Tooltip tooltip = new Tooltip(meaning);
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(420);
        Tooltip.install(box, tooltip);
        return box;
    }
}
