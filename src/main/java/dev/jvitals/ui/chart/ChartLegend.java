package dev.jvitals.ui.chart;

import dev.jvitals.base.Unit;
import dev.jvitals.metrics.History;
import dev.jvitals.metrics.Series;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Line;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;
import javafx.scene.shape.Shape;
import javafx.util.Duration;

/** Title and legend in one: each entry with its line or shape, its name, and its figure now or at the crosshair. */
final class ChartLegend extends FlowPane {
    private static final Duration TOOLTIP_DELAY = Duration.millis(350);
    private static final double TOOLTIP_WIDTH = 420;
    /** Of swatches, at the usual size of text. */
    private static final double BOX = 9;

    private static final double LINE = 16;
    private static final double GAP = 4;

    private record Swatch(Shape shape, int slot, boolean filled, boolean limit) {}

    private final ChartSpec spec;
    private final History history;
    private final Map<String, Label> values = new LinkedHashMap<>();
    private final List<Swatch> swatches = new ArrayList<>();
    /** Chips of series that were not seen yet, by id. */
    private final Map<String, Node> unseen = new LinkedHashMap<>();
    /** Chips of kinds of events that were not seen yet, by label. */
    private final Map<String, Node> kinds = new LinkedHashMap<>();

    private final Label above = new Label();

    ChartLegend(ChartSpec spec, History history) {
        super(12, 1);
        this.spec = spec;
        this.history = history;
        setManaged(false); // a root of layout: new figures must not lay out the whole window
        setAlignment(Pos.TOP_LEFT);
        Label title = new Label(spec.unit() == Unit.CORES ? spec.title() + ", cores" : spec.title());
        title.getStyleClass().add("chart-title");
        explain(title, new Tooltip(spec.meaning()));
        getChildren().add(title);
        spec.layers().forEach(this::addLayer);
        above.getStyleClass().add("chip-label");
        above.setVisible(false);
        getChildren().add(above);
    }

    private void addLayer(ChartLayer layer) {
        switch (layer) {
            case ChartLayer.Line line -> addEntry(line.entry(), lineSwatch(line));
            case ChartLayer.Stack stack -> {
                for (ChartLayer.Entry entry : stack.entries()) {
                    addEntry(entry, new Swatch(new Rectangle(BOX, BOX), entry.slot(), true, false));
                }
            }
            case ChartLayer.Points points -> points.kinds().forEach(this::addKind);
        }
    }

    private static Swatch lineSwatch(ChartLayer.Line line) {
        boolean limit = line.style() == ChartLayer.Style.LIMIT;
        Line shape = new Line(0, 0, LINE, 0);
        shape.setStrokeWidth(2);
        shape.getStrokeDashArray()
                .setAll(
                        limit
                                ? List.of(5.0, 3.0)
                                : ChartTheme.dashes(line.entry().slot()));
        return new Swatch(shape, line.entry().slot(), false, limit);
    }

    private void addEntry(ChartLayer.Entry entry, Swatch swatch) {
        Label value = new Label("–");
        value.getStyleClass().add("chip-value");
        value.setMinWidth(USE_PREF_SIZE);
        values.put(entry.label(), value);
        Node chip = chip(swatch, entry.label(), value);
        Tooltip tooltip = new Tooltip();
        tooltip.setOnShowing(event -> tooltip.setText(explanation(entry)));
        explain(chip, tooltip);
        unseen.put(entry.seriesId(), chip);
        show(chip, false);
    }

    /** Parts that this JVM does not have are not offered: ZGC has no survivors. */
    private void showSeen() {
        unseen.entrySet().removeIf(entry -> {
            boolean seen = history.series(entry.getKey()).isPresent();
            if (seen) {
                show(entry.getValue(), true);
            }
            return seen;
        });
    }

    private static void show(Node chip, boolean visible) {
        chip.setVisible(visible);
        chip.setManaged(visible);
    }

    private void addKind(ChartLayer.PointKind kind) {
        SVGPath shape = new SVGPath();
        shape.setContent(kind.shape().svg());
        Label count = new Label("");
        count.getStyleClass().add("chip-value");
        count.setMinWidth(USE_PREF_SIZE);
        values.put(kind.label(), count);
        Node chip = chip(new Swatch(shape, kind.slot(), true, false), kind.label(), count);
        kinds.put(kind.label(), chip);
        show(chip, false);
        explain(chip, new Tooltip(kind.meaning() + "\nThe figure is how many there are in view."));
    }

    private Node chip(Swatch swatch, String name, Label value) {
        swatches.add(swatch);
        Label label = new Label(name);
        label.getStyleClass().add("chip-label");
        HBox chip = new HBox(GAP, swatch.shape(), label, value);
        chip.setAlignment(Pos.CENTER_LEFT);
        getChildren().add(chip);
        return chip;
    }

    private static void explain(Node node, Tooltip tooltip) {
        tooltip.setShowDelay(TOOLTIP_DELAY);
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(TOOLTIP_WIDTH);
        Tooltip.install(node, tooltip);
    }

    /** What it is, what is normal, where it comes from and how old it is. */
    private String explanation(ChartLayer.Entry entry) {
        Series series = history.series(entry.seriesId()).orElse(null);
        if (series == null) {
            return entry.label() + ": nothing was measured yet.";
        }
        String age = history.latest(entry.seriesId())
                .map(sample -> Math.max(0, System.currentTimeMillis() - sample.atMillis()))
                .map(millis -> ", " + Unit.MILLIS.format(Math.rint(millis / 100.0) * 100) + " ago")
                .orElse("");
        String unit = series.unit().symbol().isEmpty()
                ? ""
                : "\nUnit: " + series.unit().symbol();
        return series.meaning() + unit + "\nSource: " + series.source() + age;
    }

    /** Shows the figures; names that are not told keep theirs. */
    void show(List<LayerData.Reading> readings) {
        showSeen();
        for (LayerData.Reading reading : readings) {
            Label value = values.get(reading.label());
            if (value != null) {
                setText(
                        value,
                        reading.isCount()
                                ? "×" + Unit.COUNT.format(reading.value())
                                : spec.unit().format(reading.value()));
            }
            Node kind = reading.isCount() ? kinds.remove(reading.label()) : null;
            if (kind != null) {
                show(kind, true);
            }
        }
    }

    /** The figures shown, in words: "eden 25.0 MB, old 10.0 MB". */
    String summary() {
        return values.entrySet().stream()
                .filter(entry -> entry.getValue().getParent().isVisible())
                .map(entry -> entry.getKey() + " " + entry.getValue().getText())
                .collect(Collectors.joining(", "));
    }

    /** Tells limits that lie above what is drawn. */
    void showAbove(List<LayerData.Reading> limits) {
        StringBuilder text = new StringBuilder();
        for (LayerData.Reading limit : limits) {
            show(List.of(limit));
            text.append(text.isEmpty() ? "↑ " : ", ").append(limit.label()).append(" is above the chart");
        }
        setText(above, text.toString());
        above.setVisible(!text.isEmpty());
    }

    private static void setText(Label label, String text) {
        if (!text.equals(label.getText())) {
            label.setText(text);
        }
    }

    private static void enlarge(Shape shape, double scale) {
        switch (shape) {
            case Rectangle box -> {
                box.setWidth(BOX * scale);
                box.setHeight(BOX * scale);
            }
            case Line line -> line.setEndX(LINE * scale);
            default -> {
                shape.setScaleX(scale);
                shape.setScaleY(scale);
            }
        }
    }

    void setTheme(ChartTheme theme) {
        for (Swatch swatch : swatches) {
            java.awt.Color c = swatch.limit() ? theme.danger() : theme.color(swatch.slot());
            Color color = Color.rgb(c.getRed(), c.getGreen(), c.getBlue());
            swatch.shape().setStroke(swatch.filled() ? null : color);
            swatch.shape().setFill(swatch.filled() ? color : null);
            enlarge(swatch.shape(), theme.scale());
            if (swatch.shape().getParent() instanceof HBox chip) {
                chip.setSpacing(GAP * theme.scale());
            }
        }
    }
}
