package dev.jvitals.ui.heap.treemap;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;

/** Draws rectangles and their labels, the labels shortened to fit. */
final class TreemapPainter {
    private static final double PADDING = 4;
    /** Below this no label can be read. */
    private static final double NARROWEST_LABEL = 28;

    private final GraphicsContext graphics;
    private final TreemapColors colors;
    private final Text measure = new Text();
    private final Font labels;
    private final Font heads;
    private final double head;

    TreemapPainter(GraphicsContext graphics, TreemapColors colors, double textSize) {
        this.labels = Font.font(textSize);
        this.heads = Font.font(labels.getFamily(), FontWeight.SEMI_BOLD, textSize);
        this.head = Placed.HEAD_EMS * textSize;
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
        if (room < NARROWEST_LABEL || area.height() < head) {
            return;
        }
        graphics.setFill(colors.text());
        graphics.setFont(placed.framed() ? heads : labels);
        measure.setFont(graphics.getFont());
        String[] lines = placed.node().label().split("\n", 2);
        double y = area.y() + head / 2 + 1;
        String size = lines.length < 2 ? "" : lines[1];
        if (placed.framed()) {
            double left = room - width("  " + size);
            boolean both = left >= NARROWEST_LABEL;
            String text = both ? fitted(lines[0], left) + "  " + size : fitted(lines[0], room);
            graphics.fillText(text, area.x() + PADDING, y);
            return;
        }
        graphics.fillText(fitted(lines[0], room), area.x() + PADDING, y);
        y += head - 2;
        // a size that is cut would be another size
        if (y + head / 2 <= area.y() + area.height() && width(size) <= room) {
            graphics.fillText(size, area.x() + PADDING, y);
        }
    }

    void outline(Rect area, boolean selection) {
        graphics.setStroke(selection ? colors.selection() : colors.hover());
        graphics.setLineWidth(2);
        graphics.strokeRect(area.x() + 1, area.y() + 1, Math.max(0, area.width() - 2), Math.max(0, area.height() - 2));
    }

    /** As much of both ends as fits, with an ellipsis between: alike names differ at the end, as threads of a pool do. */
    private String fitted(String text, double room) {
        if (width(text) <= room) {
            return text;
        }
        int shortest = 0;
        int longest = text.length();
        while (shortest < longest) {
            int middle = (shortest + longest + 1) / 2;
            if (width(ends(text, middle)) <= room) {
                shortest = middle;
            } else {
                longest = middle - 1;
            }
        }
        return shortest < 2 ? "" : ends(text, shortest);
    }

    /** So many characters, the larger half of them from the end. */
    private static String ends(String text, int kept) {
        return text.substring(0, kept / 2) + "…" + text.substring(text.length() - (kept - kept / 2));
    }

    private double width(String text) {
        measure.setText(text);
        return measure.getLayoutBounds().getWidth();
    }
}
