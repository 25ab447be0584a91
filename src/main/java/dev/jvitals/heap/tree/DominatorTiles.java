package dev.jvitals.heap.tree;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Progress;
import dev.jvitals.heap.Heap;
import dev.jvitals.heap.histogram.Grouping;
import dev.jvitals.heap.inspect.Describer;
import dev.jvitals.heap.inspect.ObjectRef;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The part of the dominator tree that can be seen at a glance: always the biggest node not yet opened is opened next, until
 * there are as many tiles as a screen has room for.
 */
public final class DominatorTiles {
    /**
     * A part of the heap.
     *
     * @param object the object that holds it; null for the whole heap
     * @param retainedBytes its size
     * @param children the biggest parts, the biggest first; what is missing to {@code retainedBytes} is small or its own
     * @param isLeaf whether the object dominates nothing
     * @param rest for the outermost tile, the smaller ones of those that it dominates, by class, the most retained first
     */
    public record Tile(
            @org.jspecify.annotations.Nullable ObjectRef object,
            long retainedBytes,
            List<Tile> children,
            boolean isLeaf,
            List<GroupRow> rest) {
        public Tile {
            children = List.copyOf(children);
            rest = List.copyOf(rest);
        }
    }

    /** More tiles would be smudges on a screen. */
    private static final int MOST_TILES = 600;
    /** Of one object's children so many are drawn at most. */
    private static final int MOST_CHILDREN = 120;
    /** A part below this share of what is shown has no area that could be seen or hit. */
    private static final double SMALLEST_SHARE = 0.0004;

    private final Heap heap;
    private final Describer describer;

    public DominatorTiles(Heap heap) {
        this.heap = heap;
        this.describer = new Describer(heap);
    }

    /** The tiles below {@code root}, {@link Heap#NONE} for all. Cost: one pass over what {@code root} dominates. */
    public Tile below(long root, Progress progress, Cancellation cancellation) {
        long all = root == Heap.NONE ? heap.totals().usedBytes() : heap.retainedBytes(root);
        Open top = new Open(root, all);
        PriorityQueue<Open> next = new PriorityQueue<>(
                Comparator.comparingLong((Open open) -> open.bytes).reversed());
        next.add(top);
        int tiles = 0;
        while (!next.isEmpty() && tiles < MOST_TILES) {
            cancellation.check();
            Open open = next.remove();
            for (long child : heap.dominated(open.id, 0, MOST_CHILDREN)) {
                long bytes = heap.retainedBytes(child);
                if (bytes < all * SMALLEST_SHARE || tiles++ >= MOST_TILES) {
                    break;
                }
                Open below = new Open(child, bytes);
                open.children.add(below);
                next.add(below);
            }
        }
        List<GroupRow> rest =
                new DominatorTree(heap).grouped(root, top.children.size(), Grouping.CLASS, progress, cancellation);
        return tile(top, rest);
    }

    private Tile tile(Open open, List<GroupRow> rest) {
        return new Tile(
                open.id == Heap.NONE ? null : describer.of(open.id),
                open.bytes,
                open.children.stream().map(child -> tile(child, List.of())).toList(),
                heap.dominatedCount(open.id) == 0,
                rest);
    }

    /** A node that is being opened. */
    private static final class Open {
        final long id;
        final long bytes;
        final List<Open> children = new ArrayList<>();

        Open(long id, long bytes) {
            this.id = id;
            this.bytes = bytes;
        }
    }
}
