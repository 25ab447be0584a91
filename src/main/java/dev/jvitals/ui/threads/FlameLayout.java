package dev.jvitals.ui.threads;

import dev.jvitals.threads.group.CallTree;
import java.util.ArrayList;
import java.util.List;

/** Where the boxes of a flame graph stand: widths by threads, one row for each depth. */
final class FlameLayout {
    private FlameLayout() {}

    /** One box; {@code x} and {@code width} as shares of the whole, {@code depth} counted from the root. */
    record Box(CallTree node, double x, double width, int depth) {}

    /** All boxes at least so wide as a share; narrower ones could not be seen. Cost: O(boxes). */
    static List<Box> boxes(CallTree root, double leastWidth) {
        List<Box> boxes = new ArrayList<>();
        boxes.add(new Box(root, 0, 1, 0));
        // Grows while it is walked: breadth first, so that deep stacks need no recursion.
        for (int i = 0; i < boxes.size(); i++) {
            Box box = boxes.get(i);
            double x = box.x();
            for (CallTree child : box.node().children()) {
                double width =
                        box.width() * child.count() / Math.max(1, box.node().count());
                if (width >= leastWidth) {
                    boxes.add(new Box(child, x, width, box.depth() + 1));
                }
                x += width;
            }
        }
        return boxes;
    }

    /** The first box on top of another, itself where there is none; boxes by their place in the list. */
    static int above(List<Box> boxes, int at) {
        for (int i = at + 1; i < boxes.size(); i++) {
            if (boxes.get(i).depth() > boxes.get(at).depth() && lies(boxes.get(i), boxes.get(at))) {
                return i;
            }
        }
        return at;
    }

    /** The box that another stands on. */
    static int below(List<Box> boxes, int at) {
        for (int i = at - 1; i >= 0; i--) {
            if (boxes.get(i).depth() < boxes.get(at).depth() && lies(boxes.get(at), boxes.get(i))) {
                return i;
            }
        }
        return at;
    }

    /** The next box of the same depth, or the one before with -1. */
    static int beside(List<Box> boxes, int at, int step) {
        int next = at + step;
        return next >= 0
                        && next < boxes.size()
                        && boxes.get(next).depth() == boxes.get(at).depth()
                ? next
                : at;
    }

    private static boolean lies(Box upper, Box lower) {
        double middle = upper.x() + upper.width() / 2;
        return middle >= lower.x() && middle <= lower.x() + lower.width();
    }
}
