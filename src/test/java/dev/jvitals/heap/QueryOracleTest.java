package dev.jvitals.heap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Progress;
import dev.jvitals.heap.histogram.Grouping;
import dev.jvitals.heap.histogram.Histogram;
import dev.jvitals.heap.histogram.HistogramRow;
import dev.jvitals.heap.paths.MergedPaths;
import dev.jvitals.heap.paths.RootPath;
import dev.jvitals.heap.paths.RootPaths;
import dev.jvitals.heap.tree.DominatorTree;
import dev.jvitals.heap.tree.GroupRow;
import dev.jvitals.heap.walk.Pulse;
import dev.jvitals.support.RandomHeap;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What queries answer about random dumps is what a plain search over the same references finds. */
class QueryOracleTest {
    private static final int DUMPS = 40;
    private static final Cancellation NEVER = new Cancellation();

    @TempDir
    Path folder;

    private interface Check {
        void of(Heap heap, RandomHeap expected);
    }

    private void eachDump(Check check) {
        for (int seed = 0; seed < DUMPS; seed++) {
            RandomHeap expected = new RandomHeap(1000 + seed, 10 + seed * 2, seed % 2 == 0 ? 8 : 4);
            Path dump = expected.dump().to(folder.resolve(seed + ".hprof"));
            try (Heap heap = HeapDump.open(dump, OpenOptions.DEFAULT, Progress.NONE, NEVER)) {
                check.of(heap, expected);
            } catch (AssertionError e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
        }
    }

    /** How many references each object stands from the nearest root, walking only through objects that pass. */
    private static Map<Long, Integer> distances(RandomHeap expected, LongPredicate passes) {
        Map<Long, Integer> distances = new HashMap<>();
        ArrayDeque<Long> queue = new ArrayDeque<>();
        for (long root : expected.roots()) {
            if (passes.test(root) && distances.putIfAbsent(root, 0) == null) {
                queue.add(root);
            }
        }
        while (!queue.isEmpty()) {
            long at = queue.remove();
            int next = Objects.requireNonNull(distances.get(at)) + 1;
            for (long target : Objects.requireNonNull(expected.references().get(at))) {
                if (passes.test(target) && distances.putIfAbsent(target, next) == null) {
                    queue.add(target);
                }
            }
        }
        return distances;
    }

    @Test
    void the_first_path_is_a_shortest_one_and_each_step_is_a_reference() {
        eachDump((heap, expected) -> {
            Map<Long, Integer> distances = distances(expected, _ -> true);
            for (long address : expected.references().keySet()) {
                List<RootPath> paths = new RootPaths(heap).to(heap.idOf(address), 3, Set.of(), Progress.NONE, NEVER);
                Integer distance = distances.get(address);
                assertThat(paths.isEmpty()).isEqualTo(distance == null);
                for (RootPath path : paths) {
                    assertThat(path.length()).isGreaterThanOrEqualTo(distance);
                    assertSteps(path, expected);
                }
                assertThat(paths.isEmpty() ? null : paths.getFirst().length()).isEqualTo(distance);
            }
        });
    }

    private static void assertSteps(RootPath path, RandomHeap expected) {
        assertThat(expected.roots()).contains(path.steps().getFirst().object().address());
        for (int i = 1; i < path.steps().size(); i++) {
            assertThat(expected.references()
                            .get(path.steps().get(i - 1).object().address()))
                    .contains(path.steps().get(i).object().address());
        }
    }

    @Test
    void what_a_class_retains_is_what_the_roots_do_not_reach_without_it() {
        eachDump((heap, expected) -> {
            Histogram histogram = new Histogram(heap, Grouping.CLASS);
            long reachable = heap.totals().usedBytes();
            for (HistogramRow row : histogram.rows()) {
                Map<Long, Integer> without =
                        distances(expected, address -> !histogram.belongs(row, heap.idOf(address)));
                long bootLoader = histogram.belongs(row, 0) ? 0 : heap.shallowBytes(0);
                long left = bootLoader
                        + without.keySet().stream()
                                .mapToLong(address -> heap.shallowBytes(heap.idOf(address)))
                                .sum();
                assertThat(histogram.exactRetainedBytes(row, Progress.NONE, NEVER))
                        .as(row.name())
                        .isEqualTo(reachable - left)
                        .isGreaterThanOrEqualTo(row.retainedBytes());
            }
        });
    }

    @Test
    void groups_of_the_tree_add_up_what_their_members_retain() {
        eachDump((heap, expected) -> {
            DominatorTree tree = new DominatorTree(heap);
            for (GroupRow group : tree.grouped(Heap.NONE, Grouping.CLASS, Progress.NONE, NEVER)) {
                long retained = 0;
                long objects = 0;
                for (long id : heap.dominated(Heap.NONE, 0, Integer.MAX_VALUE)) {
                    if (heap.classIndexOf(id) == group.group()) {
                        retained += heap.retainedBytes(id);
                        objects++;
                    }
                }
                assertThat(group.retainedBytes()).isEqualTo(retained);
                assertThat(group.objects()).isEqualTo(objects);
            }
        });
    }

    @Test
    void merged_paths_lead_to_every_reachable_object_of_a_class_once() {
        eachDump((heap, expected) -> {
            Map<Long, Integer> distances = distances(expected, _ -> true);
            Histogram histogram = new Histogram(heap, Grouping.CLASS);
            for (HistogramRow row : histogram.rows()) {
                try (MergedPaths paths =
                        new MergedPaths(heap, id -> histogram.belongs(row, id), Set.of(), Pulse.none())) {
                    assertThat(paths.targets()).isEqualTo(row.objects());
                    long found = 0;
                    for (MergedPaths.Node root : paths.roots(Integer.MAX_VALUE).rows()) {
                        found += walk(paths, root, 0, distances);
                    }
                    assertThat(found).isEqualTo(row.objects());
                }
            }
        });
    }

    /** The targets below a node, each as deep as it is far from the nearest root. */
    private static long walk(MergedPaths paths, MergedPaths.Node node, int depth, Map<Long, Integer> distances) {
        long found = node.isTarget() ? 1 : 0;
        if (node.object().address() != 0) {
            assertThat(distances.get(node.object().address())).isEqualTo(depth);
        }
        for (MergedPaths.Node below :
                paths.below(node.object().id(), Integer.MAX_VALUE).rows()) {
            found += walk(paths, below, depth + 1, distances);
        }
        assertThat(node.targets()).isEqualTo(found);
        return found;
    }
}
