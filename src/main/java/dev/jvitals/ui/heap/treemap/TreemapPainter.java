package dev.jvitals.ui.heap.treemap;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;

/** Draws rectangles and their labels, the labels shortened to fit. */
final class TreemapPainter {
    private static final Font LABEL = Font.font(11.5);
    private static final Font HEAD_LABEL = Font.font(LABEL.getFamily(), FontWeight.SEMI_BOLD, 11.5);
    private static final double PADDING = 4;
    /** Below this no label can be read. */
    private static final double NARROWEST_LABEL = 28;

    private final GraphicsContext graphics;
    private final TreemapColors colors;
    private final Text measure = new Text();

    TreemapPainter(GraphicsContext graphics, TreemapColors colors) {
        this.graphics = graphics;
        this.colors = colors;
        graphics.setTextBaseline(VPos.CENTER);
    }

    void clear(Rect area) {
        graphics.setFill(colors.background());
        graphics.fillRect(0, 0, area.width(), area.height());
    }

    void paint(Placed<?> placed) {
        Rect area = placed.area();
        graphics.setFill(colors.fill(placed.node().tint(), placed.depth()));
        graphics.fillRect(area.x(), area.y(), area.width(), area.height());
        graphics.setStroke(colors.line());
        graphics.setLineWidth(1);
        graphics.strokeRect(area.x() + 0.5, area.y() + 0.5, area.width() - 1, area.height() - 1);
        label(placed);
    }

    private void label(Placed<?> placed) {
        Rect area = placed.area();
        double room = area.width() - 2 * PADDING;
        if (room < NARROWEST_LABEL || area.height() < Placed.HEAD) {
            return;
        }
        graphics.setFill(colors.text());
        graphics.setFont(placed.framed() ? HEAD_LABEL : LABEL);
        measure.setFont(graphics.getFont());
        double y = area.y() + Placed.HEAD / 2 + 1;
        for (String line : placed.node().label().split("\n", placed.framed() ? 1 : 2)) {
            if (y + Placed.HEAD / 2 > area.y() + area.height()) {
                return;
            }
            graphics.fillText(fitted(line.replace("\n", "  "), room), area.x() + PADDING, y);
            y += Placed.HEAD - 2;
        }
    }

    void outline(Rect area, boolean selection) {
        graphics.setStroke(selection ? colors.selection() : colors.hover());
        graphics.setLineWidth(2);
        graphics.strokeRect(area.x() + 1, area.y() + 1, Math.max(0, area.width() - 2), Math.max(0, area.height() - 2));
    }

    /** The longest start of the text that fits, with an ellipsis where something is cut. */
    private String fitted(String text, double room) {
        if (width(text) <= room) {
            return text;
        }
        int shortest = 0;
        int longest = text.length();
        while (shortest < longest) {
            int middle = (shortest + longest + 1) / 2;
            if (width(text.substring(0, middle) + "…") <= room) {
                shortest = middle;
            } else {
                longest = middle - 1;
            }
        }
        return shortest < 2 ? "" : text.substring(0, shortest) + "…";
    }

    private double width(String text) {
        measure.setText(text);
        return measure.getLayoutBounds().getWidth();
    }
}
