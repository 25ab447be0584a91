package dev.jvitals.heap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Progress;
import dev.jvitals.hprof.RootKind;
import dev.jvitals.support.BruteForceDominators;
import dev.jvitals.support.RandomHeap;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the engine finds in random dumps is what the definitions say. */
class DominatorOracleTest {
    private static final int DUMPS = 250;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {4, 8})
    void dominators_and_retained_sizes_of_random_dumps_are_those_of_their_definition(int idBytes) {
        for (int seed = 0; seed < DUMPS; seed++) {
            RandomHeap expected = new RandomHeap(seed, 5 + seed % 60, idBytes);
            Path dump = expected.dump().to(folder.resolve(seed + ".hprof"));
            try (Heap heap = HeapDump.open(dump, OpenOptions.DEFAULT, Progress.NONE, new Cancellation())) {
                compare(heap, expected, "seed " + seed);
            }
        }
    }

    @Test
    void unreachable_objects_are_kept_by_the_fewest_roots_that_reach_them_all() {
        for (int seed = 0; seed < DUMPS / 3; seed++) {
            RandomHeap random = new RandomHeap(seed, 5 + seed % 60, 8);
            Path dump = random.dump().to(folder.resolve("kept" + seed + ".hprof"));
            OpenOptions options = OpenOptions.DEFAULT.withUnreachable(true);
            try (Heap heap = HeapDump.open(dump, options, Progress.NONE, new Cancellation())) {
                assertThat(heap.totals().unreachableObjects()).isZero();
                assertThat(heap.totals().objects())
                        .isEqualTo(random.references().size() + 1);
                List<Long> kept = heap.roots().stream()
                        .filter(root -> root.kind() == RootKind.UNREACHABLE)
                        .map(root -> heap.addressOf(root.objectId()))
                        .toList();
                for (long each : kept) {
                    Set<Long> others = new HashSet<>(random.roots());
                    kept.stream().filter(other -> other != each).forEach(others::add);
                    assertThat(reached(random, others)).as("seed " + seed).doesNotContain(each);
                }
            }
        }
    }

    private static Set<Long> reached(RandomHeap heap, Set<Long> roots) {
        Set<Long> seen = new HashSet<>();
        ArrayDeque<Long> open = new ArrayDeque<>(roots);
        while (!open.isEmpty()) {
            long address = open.pop();
            if (seen.add(address)) {
                open.addAll(heap.references().get(address));
            }
        }
        return seen;
    }

    private static void compare(Heap heap, RandomHeap expected, String which) {
        List<Long> addresses = new ArrayList<>(expected.references().keySet());
        assertThat(heap.objectCount()).as(which).isEqualTo(addresses.size() + 1);
        BruteForceDominators oracle = oracle(expected, addresses);
        for (int i = 0; i < addresses.size(); i++) {
            String what = which + ", object " + Long.toHexString(addresses.get(i));
            long id = heap.idOf(addresses.get(i));
            assertThat(id).as(what).isEqualTo(i + 1);
            int dominator = oracle.dominator(i);
            assertThat(heap.isReachable(id)).as(what).isEqualTo(dominator != BruteForceDominators.UNREACHED);
            assertThat(heap.immediateDominator(id)).as(what).isEqualTo(dominator < 0 ? Heap.NONE : dominator + 1);
            long retained = oracle.dominated(i).stream()
                    .mapToLong(each -> heap.shallowBytes(each + 1))
                    .sum();
            assertThat(heap.retainedBytes(id)).as(what).isEqualTo(retained);
        }
    }

    private static BruteForceDominators oracle(RandomHeap expected, List<Long> addresses) {
        List<int[]> references = new ArrayList<>();
        for (List<Long> each : expected.references().values()) {
            references.add(each.stream().mapToInt(addresses::indexOf).toArray());
        }
        Set<Integer> roots = new HashSet<>();
        expected.roots().forEach(each -> roots.add(addresses.indexOf(each)));
        return new BruteForceDominators(references, roots);
    }
}
