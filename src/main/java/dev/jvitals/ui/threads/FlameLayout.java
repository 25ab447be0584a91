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
}
