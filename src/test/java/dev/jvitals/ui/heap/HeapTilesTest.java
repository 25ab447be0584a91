package dev.jvitals.ui.heap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Progress;
import dev.jvitals.heap.Heap;
import dev.jvitals.heap.tree.DominatorTiles;
import dev.jvitals.heap.tree.DominatorTiles.Tile;
import dev.jvitals.heap.tree.GroupRow;
import dev.jvitals.support.LeakyDump;
import dev.jvitals.ui.heap.treemap.TreemapNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What of the heap has a rectangle. */
class HeapTilesTest {
    private static Tile whole(long bytes, List<Tile> children, GroupRow... rest) {
        return new Tile(null, bytes, children, false, List.of(rest));
    }

    @Test
    void small_objects_are_put_together_by_class_and_only_what_is_left_is_without_a_name() {
        TreemapNode<Long> nodes = HeapTiles.nodes(whole(
                10_000,
                List.of(),
                new GroupRow(3, "java.util.jar.JarFile", 1105, 500, 7000),
                new GroupRow(0, "java.lang.String", 90, 600, 2000),
                new GroupRow(5, "Tiny", 1, 10, 10)));
        assertThat(nodes.children())
                .extracting(TreemapNode::label)
                .containsExactly("JarFile ×1,105\n6.84 KB", "String ×90\n1.95 KB", "smaller objects\n1,000 B");
        assertThat(nodes.children()).extracting(HeapTiles::object).containsOnly(Heap.NONE);
        long key = nodes.children().getFirst().key();
        assertThat(HeapTiles.isClass(key)).isTrue();
        assertThat(HeapTiles.classIndex(key)).isEqualTo(3);
        assertThat(HeapTiles.isClass(nodes.children().getLast().key())).isFalse();
    }

    @Test
    void rectangles_of_a_real_heap_fill_no_more_than_what_they_are_in() {
        try (Heap heap = LeakyDump.open(LeakyDump.filled(25))) {
            Tile tile = new DominatorTiles(heap).below(Heap.NONE, Progress.NONE, new Cancellation());
            long drawn = tile.children().stream().mapToLong(Tile::retainedBytes).sum();
            long rest = tile.rest().stream().mapToLong(GroupRow::retainedBytes).sum();
            assertThat(drawn + rest).isEqualTo(heap.totals().usedBytes());
            check(heap, HeapTiles.nodes(tile));
        }
    }

    private static void check(Heap heap, TreemapNode<Long> node) {
        double inside =
                node.children().stream().mapToDouble(TreemapNode::weight).sum();
        assertThat(inside).isLessThanOrEqualTo(node.weight());
        long object = HeapTiles.object(node);
        if (object != Heap.NONE) {
            assertThat((long) node.weight()).isEqualTo(heap.retainedBytes(object));
        }
        node.children().forEach(child -> check(heap, child));
    }
}
