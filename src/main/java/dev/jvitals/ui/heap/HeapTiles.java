package dev.jvitals.ui.heap;

import dev.jvitals.base.Unit;
import dev.jvitals.heap.Heap;
import dev.jvitals.heap.inspect.ObjectRef;
import dev.jvitals.heap.tree.DominatorTiles.Tile;
import dev.jvitals.heap.tree.GroupRow;
import dev.jvitals.ui.heap.treemap.TreemapNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tiles of the dominator tree as rectangles: one for each big object, one for all small ones of a class, one for what is left.
 * Their keys are ids of objects; classes and what is left have negative ones.
 */
final class HeapTiles {
    /** A smaller part of what is shown may be empty. */
    private static final double LEAST_REST = 0.03;
    /** Small objects of a class have a rectangle of their own from this share of what is shown. */
    private static final double LEAST_CLASS = 0.002;

    private static final int MOST_CLASSES = 60;
    /** Keys of classes begin here and go down. */
    private static final long FIRST_CLASS = Heap.NONE - 1;

    private HeapTiles() {}

    /** The rectangles of a tile and all below it. */
    static TreemapNode<Long> nodes(Tile tile) {
        ObjectRef object = tile.object();
        List<TreemapNode<Long>> children = withRest(tile);
        if (object == null) {
            return new TreemapNode<>(Heap.NONE, "heap", "", tile.retainedBytes(), false, children);
        }
        String label = name(object) + "\n" + Unit.BYTES.format(tile.retainedBytes());
        return new TreemapNode<>(
                object.id(), label, tint(object.className()), tile.retainedBytes(), tile.isLeaf(), children);
    }

    /** The object that a rectangle stands for, {@link Heap#NONE} where it is none. */
    static long object(@Nullable TreemapNode<Long> node) {
        return node == null || isClass(node.key()) ? Heap.NONE : node.key();
    }

    /** Whether a key is that of the small objects of a class. */
    static boolean isClass(long key) {
        return key <= FIRST_CLASS;
    }

    /** The class's index. */
    static int classIndex(long key) {
        return (int) (FIRST_CLASS - key);
    }

    /** What has no rectangle of its own is told where it is much, so that no empty place is left unexplained. */
    private static List<TreemapNode<Long>> withRest(Tile tile) {
        List<TreemapNode<Long>> all = new ArrayList<>();
        tile.children().forEach(child -> all.add(nodes(child)));
        tile.rest().stream()
                .filter(row -> row.retainedBytes() >= LEAST_CLASS * tile.retainedBytes())
                .limit(MOST_CLASSES)
                .forEach(row -> all.add(ofClass(row)));
        if (all.isEmpty()) {
            return all;
        }
        ObjectRef object = tile.object();
        long rest = tile.retainedBytes() - (object == null ? 0 : object.shallowBytes());
        for (TreemapNode<Long> each : all) {
            rest -= (long) each.weight();
        }
        if (rest >= LEAST_REST * tile.retainedBytes()) {
            String label = "smaller objects\n" + Unit.BYTES.format(rest);
            all.add(new TreemapNode<>(Heap.NONE, label, "", rest, true, List.of()));
        }
        all.sort(Comparator.comparingDouble((TreemapNode<Long> each) -> each.weight())
                .reversed());
        return all;
    }

    private static TreemapNode<Long> ofClass(GroupRow row) {
        String label = LongNames.withoutPackage(row.name()) + " ×" + Unit.COUNT.format(row.objects()) + "\n"
                + Unit.BYTES.format(row.retainedBytes());
        return new TreemapNode<>(
                FIRST_CLASS - row.group(), label, tint(row.name()), row.retainedBytes(), true, List.of());
    }

    /** A thread is known by its name alone. */
    private static String name(ObjectRef object) {
        return object.text().isEmpty()
                ? LongNames.withoutPackage(object.className())
                : object.className().endsWith("Thread")
                        ? object.text()
                        : LongNames.withoutPackage(object.className()) + " " + object.text();
    }

    /** Objects of one package are of one colour. */
    private static String tint(String className) {
        String name = className.replace("class ", "");
        int dot = name.lastIndexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }
}
