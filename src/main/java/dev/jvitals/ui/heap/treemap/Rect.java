package dev.jvitals.ui.heap.treemap;

/** A rectangle in pixels. */
public record Rect(double x, double y, double width, double height) {
    public boolean contains(double px, double py) {
        return px >= x && px < x + width && py >= y && py < y + height;
    }

    public double area() {
        return width * height;
    }

    /** The rectangle without a border of {@code side} pixels and {@code top} pixels more at the top. */
    Rect inset(double side, double top) {
        return new Rect(x + side, y + side + top, Math.max(0, width - 2 * side), Math.max(0, height - 2 * side - top));
    }
}
