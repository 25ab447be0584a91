package dev.jvitals.ui.heap.treemap;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a rectangle into parts of given areas that are as square as possible: Bruls, Huizing and van Wijk, "Squarified
 * Treemaps" (2000). Rows of parts are laid along the shorter side; a part joins the row while that makes the worst aspect
 * ratio of the row better.
 */
public final class SquarifiedLayout {
    private final double[] areas;
    private final List<Rect> out = new ArrayList<>();
    private Rect left;

    private SquarifiedLayout(double[] areas, Rect area) {
        this.areas = areas;
        this.left = area;
    }

    /**
     * One rectangle for each weight, in the weights' order, which must be falling. The parts' areas have to {@code area} the
     * proportion that their weights have to {@code total}; what is left over stays empty. Cost: O(parts).
     */
    public static List<Rect> layOut(double[] weights, double total, Rect area) {
        double[] areas = new double[weights.length];
        for (int i = 0; i < areas.length; i++) {
            areas[i] = total <= 0 ? 0 : weights[i] / total * area.area();
        }
        return new SquarifiedLayout(areas, area).run();
    }

    private List<Rect> run() {
        int from = 0;
        while (from < areas.length) {
            int to = endOfRow(from);
            layRow(from, to);
            from = to;
        }
        return out;
    }

    private int endOfRow(int from) {
        double side = Math.min(left.width(), left.height());
        double sum = areas[from];
        double worst = worstRatio(areas[from], areas[from], sum, side);
        int to = from + 1;
        while (to < areas.length) {
            double longer = sum + areas[to];
            double ratio = worstRatio(areas[from], areas[to], longer, side);
            if (ratio > worst) {
                break;
            }
            worst = ratio;
            sum = longer;
            to++;
        }
        return to;
    }

    private static double worstRatio(double largest, double smallest, double sum, double side) {
        double squares = side * side;
        return smallest <= 0 || squares <= 0
                ? Double.MAX_VALUE
                : Math.max(squares * largest / (sum * sum), sum * sum / (squares * smallest));
    }

    private void layRow(int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += areas[i];
        }
        boolean column = left.width() >= left.height();
        double side = column ? left.height() : left.width();
        double thickness = side <= 0 ? 0 : Math.min(sum / side, column ? left.width() : left.height());
        double at = column ? left.y() : left.x();
        for (int i = from; i < to; i++) {
            double length = thickness <= 0 ? 0 : areas[i] / thickness;
            out.add(column ? new Rect(left.x(), at, thickness, length) : new Rect(at, left.y(), length, thickness));
            at += length;
        }
        left = column
                ? new Rect(left.x() + thickness, left.y(), Math.max(0, left.width() - thickness), left.height())
                : new Rect(left.x(), left.y() + thickness, left.width(), Math.max(0, left.height() - thickness));
    }
}
