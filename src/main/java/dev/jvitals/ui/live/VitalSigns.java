package dev.jvitals.ui.live;

import dev.jvitals.base.Unit;
import dev.jvitals.metrics.History;
import dev.jvitals.metrics.Sample;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The figures that are in view wherever one is: heap, GC, CPU, threads, resident memory, allocation. */
final class VitalSigns extends FlowPane {
    private static final PseudoClass WARNING = PseudoClass.getPseudoClass("warning");
    private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");
    private static final double TRACK_WIDTH = 40;
    private static final double TRACK_HEIGHT = 4;
    /** Above this share of a limit people want to know. */
    private static final double NEAR_LIMIT = 0.9;

    private static final double NEVER = Double.POSITIVE_INFINITY;
    /** Time stopped for collections above this is trouble: throughput suffers and pauses queue. */
    private static final double MUCH_GC = 0.2;

    /** A pause is counted when it ends: with long ones single seconds read 0 % and 100 % in turn. */
    private static final long GC_MILLIS = 10_000;

    private final History history;
    private final List<Sign> signs = new ArrayList<>();

    VitalSigns(History history) {
        super(8, 4);
        this.history = history;
        getStyleClass().add("vital-signs");
        setMinWidth(0);
        add(new Sign("heap", "heap.used", List.of("heap.max"), NEAR_LIMIT, VitalSigns::bytes));
        add(new Sign("GC", "gc.share", List.of(), MUCH_GC, (now, limit) -> Unit.SHARE.format(now), GC_MILLIS));
        add(new Sign("CPU", "cpu.process", List.of("container.cpu.limit", "host.cores"), NEVER, VitalSigns::cores));
        add(new Sign("threads", "threads.total", List.of(), NEVER, (now, limit) -> Unit.COUNT.format(now)));
        add(new Sign("resident", "memory.resident", List.of("container.memory.limit"), NEAR_LIMIT, VitalSigns::bytes));
        add(new Sign(
                "allocation", "heap.allocation", List.of(), NEVER, (now, limit) -> Unit.BYTES_PER_SECOND.format(now)));
    }

    private void add(Sign sign) {
        signs.add(sign);
        getChildren().add(sign.node());
    }

    /** A figure and its limit in words; the limit is NaN where there is none. */
    private interface Words {
        String of(double now, double limit);
    }

    private static String bytes(double now, double limit) {
        return Unit.BYTES.format(now) + (limit > 0 ? " / " + Unit.BYTES.format(limit) : "");
    }

    private static String cores(double now, double limit) {
        String used = Unit.bare(Math.round(now * 100) / 100.0);
        return used + (limit > 0 ? " of " + Unit.bare(limit) : "") + " cores";
    }

    /** Shows the newest figures, faded where they are of the past: all of a JVM that has ended. */
    void refresh(boolean ended) {
        signs.forEach(sign -> sign.show(history, ended));
    }

    /** One figure, with a bar where it has a limit. */
    private static final class Sign {
        private static final String UNKNOWN = "–";
        private final String name;
        private final String id;
        private final List<String> limitIds;
        private final double warnAbove;
        private final Words words;
        private final long meanMillis;
        private final Label value = new Label(UNKNOWN);
        private final Region fill = new Region();
        private final StackPane track = new StackPane(fill);
        private final VBox box;
        private final Tooltip tooltip = new Tooltip();

        Sign(String name, String id, List<String> limitIds, double warnAbove, Words words) {
            this(name, id, limitIds, warnAbove, words, 0);
        }

        /** One that shows the mean of the last so many milliseconds; the newest sample where they are 0. */
        Sign(String name, String id, List<String> limitIds, double warnAbove, Words words, long meanMillis) {
            this.name = name;
            this.id = id;
            this.limitIds = limitIds;
            this.warnAbove = warnAbove;
            this.words = words;
            this.meanMillis = meanMillis;
            Label label = new Label(name);
            label.getStyleClass().add("vital-name");
            value.getStyleClass().add("vital-value");
            value.fontProperty().addListener((_, _, _) -> value.setMinWidth(0));
            track.getStyleClass().add("vital-track");
            fill.getStyleClass().add("vital-fill");
            track.setMinSize(TRACK_WIDTH, TRACK_HEIGHT);
            track.setMaxSize(TRACK_WIDTH, TRACK_HEIGHT);
            track.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
            track.setVisible(false);
            track.setManaged(false);
            HBox line = new HBox(6, value, track);
            line.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
            box = new VBox(label, line);
            box.getStyleClass().add("vital-sign");
            tooltip.setWrapText(true);
            tooltip.setMaxWidth(420);
            Tooltip.install(box, tooltip);
        }

        Node node() {
            return box;
        }

        void show(History history, boolean ended) {
            Sample sample = history.latest(id).orElse(null);
            boolean stale = sample != null && sample.isGap();
            box.pseudoClassStateChanged(STALE, stale || ended);
            boolean shown = !value.getText().equals(UNKNOWN);
            if (sample == null || (stale && shown)) {
                return; // what was last known stays, faded
            }
            double now = stale ? LastKnown.of(history, id) : now(history, sample);
            if (Double.isNaN(now)) {
                return;
            }
            double limit = limitIds.stream()
                    .mapToDouble(each -> LastKnown.of(history, each))
                    .filter(each -> each > 0)
                    .findFirst()
                    .orElse(Double.NaN);
            boolean limited = limit > 0;
            setText(words.of(now, limit));
            track.setVisible(limited);
            track.setManaged(limited);
            double share = limited ? now / limit : limitIds.isEmpty() ? now : 0;
            double width = Math.clamp(share, 0, 1) * TRACK_WIDTH;
            fill.setMaxSize(width, TRACK_HEIGHT);
            fill.setMinWidth(width);
            box.pseudoClassStateChanged(WARNING, share > warnAbove);
            history.series(id)
                    .ifPresent(series -> tooltip.setText(name + ": " + series.meaning()
                            + (meanMillis == 0 ? "" : " Mean of the last " + Unit.MILLIS.format(meanMillis) + ".")
                            + "\nSource: " + series.source()));
        }

        private double now(History history, Sample sample) {
            return meanMillis == 0
                    ? sample.value()
                    : history.mean(id, sample.atMillis() - meanMillis + 1, sample.atMillis());
        }

        private void setText(String text) {
            if (!text.equals(value.getText())) {
                value.setText(text);
                value.setMinWidth(Math.max(value.getMinWidth(), value.prefWidth(-1))); // signs beside it stand still
            }
        }
    }
}
