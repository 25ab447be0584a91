package dev.jvitals.heap.paths;

import dev.jvitals.base.Cancellation;
import dev.jvitals.heap.inspect.Page;
import dev.jvitals.heap.paths.MergedPaths.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The part of merged paths that a page has room for: always the node that keeps most is opened next. */
public final class PathOutline {
    /** More branches of one node would hide how the paths go on. */
    private static final int MOST_BRANCHES = 6;

    /**
     * A line of the outline.
     *
     * @param depth how many references from the root's object
     * @param node the object
     * @param hidden how many objects directly below it keep some too and have no line
     */
    public record Line(int depth, Node node, long hidden) {}

    private PathOutline() {}

    /** At most about {@code most} lines, each below the one that it is reached from. Cost: the references of those. */
    public static List<Line> of(MergedPaths paths, int most, Cancellation cancellation) {
        Branch top = new Branch(-1, null);
        PriorityQueue<Branch> next = new PriorityQueue<>(
                Comparator.comparingLong(Branch::targets).reversed().thenComparingInt(branch -> branch.depth));
        int lines = top.open(paths.roots(Math.min(most, MOST_BRANCHES)));
        next.addAll(top.below);
        while (!next.isEmpty() && lines < most) {
            cancellation.check();
            Branch branch = next.remove();
            if (branch.node != null && !branch.node.isLeaf()) {
                lines += branch.open(paths.below(branch.node.object().id(), Math.min(most - lines, MOST_BRANCHES)));
                next.addAll(branch.below);
            }
        }
        List<Line> out = new ArrayList<>();
        top.below.forEach(branch -> branch.writeTo(out));
        return out;
    }

    private static final class Branch {
        private final int depth;
        private final @org.jspecify.annotations.Nullable Node node;
        private final List<Branch> below = new ArrayList<>();
        private long hidden;

        Branch(int depth, @org.jspecify.annotations.Nullable Node node) {
            this.depth = depth;
            this.node = node;
        }

        long targets() {
            return node == null ? Long.MAX_VALUE : node.targets();
        }

        int open(Page<Node> page) {
            page.rows().forEach(child -> below.add(new Branch(depth + 1, child)));
            hidden = page.after();
            return below.size();
        }

        /** A path is no deeper than the page has lines, so this does not go deep either. */
        void writeTo(List<Line> out) {
            if (node != null) {
                out.add(new Line(depth, node, hidden));
            }
            below.forEach(child -> child.writeTo(out));
        }
    }
}
