package dev.jvitals.ui.heap.treemap;

import java.util.ArrayList;
import java.util.List;

/**
 * A node and where it is drawn.
 *
 * @param depth 0 for the root's children
 * @param framed true where its children are drawn inside, below a head for its label
 */
record Placed<K>(TreemapNode<K> node, Rect area, int depth, boolean framed) {
    /** Room for a frame's own label, in sizes of its text. */
    static final double HEAD_EMS = 1.5;
    /** What separates a frame from its parts. */
    private static final double GAP = 2;
    /** A smaller frame would leave its parts no room to be seen. */
    private static final double SMALLEST_FRAME_SIDE = 44;
    /** A rectangle below this is a smudge: it is left to its parent's colour. */
    private static final double SMALLEST_AREA = 9;

    /** All that is to be drawn of the root's descendants, parents before their children; heads are so many pixels high. */
    static <K> List<Placed<K>> all(TreemapNode<K> root, Rect area, double head) {
        List<Placed<K>> out = new ArrayList<>();
        placeChildren(root, area, head, 0, out);
        return out;
    }

    private static <K> void placeChildren(
            TreemapNode<K> parent, Rect area, double head, int depth, List<Placed<K>> out) {
        double[] weights =
                parent.children().stream().mapToDouble(TreemapNode::weight).toArray();
        List<Rect> parts = SquarifiedLayout.layOut(weights, parent.weight(), area);
        for (int i = 0; i < parts.size(); i++) {
            Rect part = parts.get(i);
            if (part.area() < SMALLEST_AREA) {
                continue;
            }
            TreemapNode<K> node = parent.children().get(i);
            boolean framed =
                    !node.children().isEmpty() && Math.min(part.width(), part.height() - head) >= SMALLEST_FRAME_SIDE;
            out.add(new Placed<>(node, part, depth, framed));
            if (framed) {
                placeChildren(node, part.inset(GAP, head), head, depth + 1, out);
            }
        }
    }
}
