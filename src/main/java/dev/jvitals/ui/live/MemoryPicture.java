package dev.jvitals.ui.live;

import dev.jvitals.base.Times;
import dev.jvitals.base.Unit;
import dev.jvitals.ui.chart.TimeAxis;
import dev.jvitals.ui.theme.Palette;
import dev.jvitals.ui.theme.Theme;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;

/** "Where did the memory go": one bar against the limit, and each part by name. Shows the moment of the crosshair. */
final class MemoryPicture extends VBox {
    private static final String TITLE = "Where did the memory go";
    private static final double BAR_HEIGHT = 18;
    private static final double SWATCH = 10;

    private final ObservableValue<Palette> palette;
    private final Label title = new Label(TITLE);
    private final Label total = new Label();
    private final Bar bar = new Bar();
    private final GridPane rows = new GridPane(8, 1);
    private final List<Line> lines = new ArrayList<>();
    private MemorySplit split = new MemorySplit(List.of(), Double.NaN, Double.NaN, "");

    MemoryPicture(ObservableValue<Palette> palette) {
        this.palette = palette;
        getStyleClass().add("memory-picture");
        title.getStyleClass().add("chart-title");
        total.getStyleClass().add("part-name");
        total.setWrapText(true);
        ColumnConstraints grow = new ColumnConstraints();
        grow.setHgrow(Priority.ALWAYS);
        rows.getColumnConstraints().addAll(new ColumnConstraints(SWATCH + 2), grow);
        ScrollPane scroll = new ScrollPane(rows);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(title, total, bar, scroll);
        Theme.follow(palette, this, _ -> {
            rebuild();
            update();
        });
        setMinSize(200, 120);
    }

    /**
     * Shows a split; does nothing if it is the one that is shown.
     *
     * @param pointedAt the crosshair's moment, else {@link TimeAxis#NO_MOMENT}
     */
    void show(MemorySplit now, long pointedAt) {
        title.setText(pointedAt == TimeAxis.NO_MOMENT ? TITLE : TITLE + ", at " + Times.at(pointedAt));
        if (!now.equals(split)) {
            split = now;
            update();
        }
    }

    /** Only figures change from second to second; nodes are made anew when other parts are told, since styling them costs. */
    private void update() {
        List<String> names = split.parts().stream().map(MemorySplit.Part::name).toList();
        if (!names.equals(lines.stream().map(Line::name).toList())) {
            rebuild();
        }
        if (split.parts().isEmpty()) {
            total.setText("Waiting for the resident memory of the process…");
            return;
        }
        boolean limited = !Double.isNaN(split.limitBytes());
        total.setText(Unit.BYTES.format(split.residentBytes()) + " resident"
                + (limited
                        ? " of " + Unit.BYTES.format(split.limitBytes()) + " " + split.limitName() + " ("
                                + Unit.SHARE.format(split.residentBytes() / split.limitBytes()) + ")"
                        : ""));
        for (int i = 0; i < lines.size(); i++) {
            lines.get(i).show(split.parts().get(i), split.residentBytes());
        }
        bar.show(split.parts(), scale());
    }

    private void rebuild() {
        rows.getChildren().clear();
        lines.clear();
        List<Color> colors = new ArrayList<>();
        for (int i = 0; i < split.parts().size(); i++) {
            MemorySplit.Part part = split.parts().get(i);
            Color color = switch (part.certainty()) {
                case MEASURED -> PartColors.of(part.name(), palette.getValue());
                case ESTIMATED ->
                    PartColors.of(part.name(), palette.getValue()).deriveColor(0, 0.5, 1, 0.45); // paler than measured
                case NOT_RESIDENT -> Color.TRANSPARENT;
                case REST -> palette.getValue().mutedText().deriveColor(0, 1, 1, 0.4);
            };
            colors.add(color);
            lines.add(addRow(i, part, color));
        }
        bar.rebuild(split.parts(), colors);
    }

    /** The bar's length: the limit where the process is near it, else what is resident, so that the parts are seen. */
    private double scale() {
        double told = split.parts().stream()
                .mapToDouble(MemorySplit.Part::bytes)
                .filter(bytes -> bytes > 0)
                .sum();
        double resident = Math.max(told, split.residentBytes());
        return split.limitBytes() <= 2 * resident ? Math.max(split.limitBytes(), resident) : resident;
    }

    private Line addRow(int row, MemorySplit.Part part, Color color) {
        Rectangle swatch = new Rectangle(SWATCH, SWATCH, color);
        Label name = styled(part.name(), "part-name");
        Label bytes = styled("", "part-bytes");
        Label share = styled("", "part-share");
        bytes.setAlignment(Pos.CENTER_RIGHT);
        share.setAlignment(Pos.CENTER_RIGHT);
        bytes.setMaxWidth(Double.MAX_VALUE);
        share.setMinWidth(48);
        rows.addRow(row, swatch, name, bytes, share);
        for (Node each : List.of(swatch, name, bytes, share)) {
            Tooltip.install(each, new Tooltip(part.explanation()));
        }
        return new Line(part.name(), bytes, share);
    }

    /** The words of one part. */
    private record Line(String name, Label bytes, Label share) {
        void show(MemorySplit.Part part, double residentBytes) {
            bytes.setText(Unit.BYTES.format(part.bytes()));
            share.setText(part.bytes() < 0 ? "taken off" : Unit.SHARE.format(part.bytes() / residentBytes));
        }
    }

    private static Label styled(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        return label;
    }

    /** The parts beside each other. */
    private static final class Bar extends Pane {
        private List<MemorySplit.Part> parts = List.of();
        private double scale = 1;

        Bar() {
            getStyleClass().add("bar");
            setMinHeight(BAR_HEIGHT);
            setPrefHeight(BAR_HEIGHT);
            setMaxHeight(BAR_HEIGHT);
        }

        void rebuild(List<MemorySplit.Part> now, List<Color> colors) {
            getChildren().clear();
            for (int i = 0; i < now.size(); i++) {
                Region piece = new Region();
                piece.setStyle("-fx-background-color: " + web(colors.get(i)) + ";");
                MemorySplit.Part part = now.get(i);
                Tooltip.install(piece, new Tooltip(part.name() + "\n" + part.explanation()));
                getChildren().add(piece);
            }
        }

        void show(List<MemorySplit.Part> now, double fullBytes) {
            parts = now;
            scale = fullBytes;
            requestLayout();
        }

        private static String web(Color color) {
            return "#" + color.toString().substring(2);
        }

        @Override
        protected void layoutChildren() {
            double x = 0;
            for (int i = 0; i < parts.size(); i++) {
                double width = Math.max(0, parts.get(i).bytes()) / scale * getWidth();
                getChildren().get(i).resizeRelocate(x, 0, Math.max(0, width - 1), getHeight());
                x += width;
            }
        }
    }
}
