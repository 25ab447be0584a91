package dev.jvitals.heap.graph;

import dev.jvitals.heap.column.IdArray;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A cut through the dominator tree, so that several threads can walk it: the heavy objects near its top one by one, and all
 * that is below them as ranges of siblings.
 */
final class TreeCut {
    /** Of a chain, a list of a million entries, each object is as heavy as the next: so many are cut off at most. */
    private static final int MOST_NODES = 1_000;

    /** A heavy object, and the one that dominates it, if any does. */
    record Node(long id, @Nullable Node above) {}

    /** Siblings by their places in {@link DominatedOrder#objects}, and the object that dominates them, if any does. */
    record Range(long from, long end, @Nullable Node above) {}

    private final long mostSiblings;
    private final List<Node> nodes = new ArrayList<>();
    private final List<Range> ranges = new ArrayList<>();

    /** Cuts into {@code pieces} or some more. */
    TreeCut(DominatedOrder order, TreeColumns tree, int pieces) {
        mostSiblings = order.size() / pieces + 1;
        IdArray retained = tree.retained();
        long heavy = tree.total() / pieces;
        Deque<Range> uncut = new ArrayDeque<>();
        uncut.add(new Range(0, order.tops(), null));
        for (Range range = uncut.poll(); range != null; range = uncut.poll()) {
            long at = range.from; // the heaviest come first
            while (at < range.end && nodes.size() < MOST_NODES && retained.get(order.object(at)) > heavy) {
                Node node = new Node(order.object(at++), range.above);
                nodes.add(node);
                uncut.add(new Range(order.start(node.id), order.end(node.id), node));
            }
            addRanges(at, range.end, range.above);
        }
    }

    private void addRanges(long from, long end, @Nullable Node above) {
        for (long at = from; at < end; at += mostSiblings) {
            ranges.add(new Range(at, Math.min(end, at + mostSiblings), above));
        }
    }

    /** The heavy objects; each but the topmost is dominated by another of them. */
    List<Node> nodes() {
        return nodes;
    }

    /** Whose subtrees, with {@link #nodes}, are the whole tree. */
    List<Range> ranges() {
        return ranges;
    }
}
