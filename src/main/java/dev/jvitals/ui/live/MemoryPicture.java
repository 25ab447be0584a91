package dev.jvitals.ui.live;

import dev.jvitals.base.Times;
import dev.jvitals.base.Unit;
import dev.jvitals.ui.chart.TimeAxis;
import dev.jvitals.ui.theme.Palette;
import dev.jvitals.ui.theme.Theme;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.geometry.HPos;
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
    private static final double BAR_HEIGHT = 16;
    private static final double SWATCH = 10;
    /** Of one part's words and figures, in ems. */
    private static final double LINE_EMS = 22;

    private static final double LINE_HEIGHT_EMS = 1.25;
    /** Of a part's name, in ems: on a wide screen its figures stay near. */
    private static final double WIDEST_NAME_EMS = 30;

    private static final int MOST_ACROSS = 2;
    private static final double SHARE_WIDTH = 52;
    /** Before the second of two parts in a row. */
    private static final double GAP_ACROSS = 24;

    private final ObservableValue<Palette> palette;
    private final Label title = new Label(TITLE);
    private final Label total = new Label();
    private final Bar bar = new Bar();
    private final GridPane rows = new GridPane(8, 1);
    private final ScrollPane scroll = new ScrollPane(rows);
    private final List<Line> lines = new ArrayList<>();
    private int across = 1;
    private MemorySplit split = new MemorySplit(List.of(), Double.NaN, Double.NaN, "");

    MemoryPicture(ObservableValue<Palette> palette) {
        this.palette = palette;
        getStyleClass().add("memory-picture");
        title.getStyleClass().add("chart-title");
        total.getStyleClass().add("part-name");
        total.setWrapText(true);
        rows.widthProperty().subscribe(_ -> arrange());
        scroll.heightProperty().subscribe(_ -> arrange());
        title.fontProperty().subscribe(_ -> arrange());
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
            lines.add(line(part, color));
        }
        bar.rebuild(split.parts(), colors);
        across = 0;
        arrange();
    }

    /** Side by side where they would not be seen at once, and there is room. */
    private void arrange() {
        double text = title.getFont().getSize();
        boolean isWhole = lines.size() * LINE_HEIGHT_EMS * text <= scroll.getHeight();
        int fit = isWhole ? 1 : Math.clamp((long) (rows.getWidth() / (LINE_EMS * text)), 1, MOST_ACROSS);
        if (fit != across) {
            across = fit;
            place();
        }
    }

    private void place() {
        rows.getChildren().clear();
        rows.getColumnConstraints().clear();
        for (int column = 0; column < across; column++) {
            ColumnConstraints grow = new ColumnConstraints();
            grow.setHgrow(Priority.ALWAYS);
            grow.maxWidthProperty().bind(title.fontProperty().map(font -> WIDEST_NAME_EMS * font.getSize()));
            ColumnConstraints share = new ColumnConstraints();
            share.setMinWidth(SHARE_WIDTH);
            ColumnConstraints swatch = new ColumnConstraints(column == 0 ? SWATCH : SWATCH + GAP_ACROSS);
            swatch.setHalignment(HPos.RIGHT);
            rows.getColumnConstraints().addAll(swatch, grow, new ColumnConstraints(), share);
        }
        ColumnConstraints rest = new ColumnConstraints();
        rest.setHgrow(Priority.SOMETIMES);
        rows.getColumnConstraints().add(rest);
        int below = Math.ceilDiv(lines.size(), across);
        for (int i = 0; i < lines.size(); i++) {
            List<Node> nodes = lines.get(i).nodes();
            for (int j = 0; j < nodes.size(); j++) {
                rows.add(nodes.get(j), Math.floorDiv(i, below) * nodes.size() + j, i % below);
            }
        }
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

    private static Line line(MemorySplit.Part part, Color color) {
        Rectangle swatch = new Rectangle(SWATCH, SWATCH, color);
        Label name = styled(part.name(), "part-name");
        Label bytes = styled("", "part-bytes");
        Label share = styled("", "part-share");
        bytes.setAlignment(Pos.CENTER_RIGHT);
        share.setAlignment(Pos.CENTER_RIGHT);
        bytes.setMinWidth(Region.USE_PREF_SIZE); // rather a name is cut than a figure
        bytes.setMaxWidth(Double.MAX_VALUE);
        share.setMaxWidth(Double.MAX_VALUE);
        for (Node each : List.of(swatch, name, bytes, share)) {
            Tooltip.install(each, new Tooltip(part.explanation()));
        }
        return new Line(part.name(), swatch, name, bytes, share);
    }

    /** The words of one part. */
    private record Line(String name, Node swatch, Label label, Label bytes, Label share) {
        List<Node> nodes() {
            return List.of(swatch, label, bytes, share);
        }

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
