package dev.jvitals.heap.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.base.Cancellation;
import dev.jvitals.heap.column.IdArray;
import dev.jvitals.heap.column.Scratch;
import dev.jvitals.support.BruteForceDominators;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The graph's algorithms by themselves, on many small graphs and on few of extreme shape. */
class GraphTest {
    private static final int MILLION = 1_000_000;
    private static final int PARTS = 3;
    private static final Steps NEVER = new Steps(new Cancellation(), _ -> {});

    @TempDir
    Path folder;

    private TreeColumns tree(Scratch scratch, List<int[]> references, Set<Integer> roots) {
        long count = 0;
        for (int[] each : references) {
            count += each.length;
        }
        int objects = references.size();
        ReferenceRows rows = new ReferenceRows(scratch, objects, count, 1);
        ReferenceRows.Pen pen = rows.new Pen();
        IdArray sizes = scratch.ids(objects, 1000);
        for (int id = 0; id < objects; id++) {
            pen.begin(references.get(id).length);
            for (int target : references.get(id)) {
                pen.add(target);
            }
            pen.end(id);
            sizes.set(id, size(id));
        }
        pen.done();
        DepthFirstOrder order = new DepthFirstOrder(scratch, rows);
        roots.forEach(root -> order.walkFrom(root, NEVER));
        InboundRows inbound = new InboundRows(scratch, rows, PARTS, NEVER);
        for (int part = 0; part < PARTS; part++) {
            inbound.fill(part, NEVER);
        }
        Dominators dominators = new Dominators(scratch, order, inbound);
        for (int part = 0; part < PARTS; part++) {
            dominators.look(part, PARTS, NEVER);
        }
        dominators.find(NEVER);
        return new TreeColumns(scratch, objects, order, dominators, sizes, NEVER);
    }

    private static DominatedOrder sorted(Scratch scratch, TreeColumns tree, int objects) {
        DominatedOrder order = new DominatedOrder(scratch, tree, objects, NEVER);
        for (int part = 0; part < PARTS; part++) {
            order.sort(part, PARTS, NEVER);
        }
        return order;
    }

    private static long[] least(
            Scratch scratch, TreeColumns tree, int objects, IdArray classOf, int classes, int pieces) {
        DominatedOrder order = sorted(scratch, tree, objects);
        ClassRetained least = new ClassRetained(scratch, order, tree, classOf, classes, pieces);
        least.walk(NEVER);
        return least.sums();
    }

    private static long size(int id) {
        return 1L + id % 7;
    }

    @Test
    void dominators_and_retained_sizes_of_thousands_of_random_graphs_are_those_of_their_definition() {
        dominatorsAreThoseOfTheirDefinition(2500, Scratch::new);
    }

    @Test
    void columns_of_eight_bytes_which_more_than_four_billion_numbers_need_hold_the_same() {
        dominatorsAreThoseOfTheirDefinition(300, WideScratch::new);
    }

    /** Gives out columns as a heap with more objects and references than fit into four bytes wants them. */
    private static final class WideScratch extends Scratch {
        WideScratch(Path folder, Cancellation cancellation) {
            super(folder, cancellation);
        }

        @Override
        public IdArray ids(long count, long limit) {
            IdArray column = super.ids(count, IdArray.NARROW_LIMIT + 1);
            assertThat(column.limit()).isGreaterThan(IdArray.NARROW_LIMIT);
            return column;
        }
    }

    private void dominatorsAreThoseOfTheirDefinition(int seeds, BiFunction<Path, Cancellation, Scratch> memory) {
        for (int seed = 0; seed < seeds; seed++) {
            Random random = new Random(seed);
            int objects = 2 + random.nextInt(30);
            List<int[]> references = new ArrayList<>();
            for (int i = 0; i < objects; i++) {
                references.add(random.ints(random.nextInt(4), 0, objects).toArray());
            }
            Set<Integer> roots = new HashSet<>(List.of(0, random.nextInt(objects)));
            BruteForceDominators expected = new BruteForceDominators(references, roots);
            try (Scratch scratch = memory.apply(folder, new Cancellation())) {
                TreeColumns tree = tree(scratch, references, roots);
                for (int id = 0; id < objects; id++) {
                    long code = tree.dominators().get(id);
                    assertThat(code - TreeColumns.FIRST).as("seed " + seed).isEqualTo(expected.dominator(id));
                    long retained = expected.dominated(id).stream()
                            .mapToLong(GraphTest::size)
                            .sum();
                    assertThat(tree.retained().get(id)).as("seed " + seed).isEqualTo(retained);
                }
            }
        }
    }

    @Test
    void a_class_retains_what_those_of_its_objects_retain_that_no_other_of_them_dominates_however_the_tree_is_cut() {
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            int objects = 2 + random.nextInt(60);
            int classes = 1 + random.nextInt(5);
            List<int[]> references = new ArrayList<>();
            for (int i = 0; i < objects; i++) {
                references.add(random.ints(random.nextInt(4), 0, objects).toArray());
            }
            Set<Integer> roots = new HashSet<>(List.of(0, random.nextInt(objects)));
            int[] classOf = random.ints(objects, 0, classes).toArray();
            long[] expected = leastByDefinition(references, roots, classOf, classes);
            try (Scratch scratch = new Scratch(folder, new Cancellation())) {
                TreeColumns tree = tree(scratch, references, roots);
                IdArray column = scratch.ids(objects, classes);
                for (int id = 0; id < objects; id++) {
                    column.set(id, classOf[id]);
                }
                for (int pieces : new int[] {1, 4, 64}) {
                    assertThat(least(scratch, tree, objects, column, classes, pieces))
                            .as("seed " + seed + ", pieces " + pieces)
                            .isEqualTo(expected);
                }
            }
        }
    }

    private static long[] leastByDefinition(List<int[]> references, Set<Integer> roots, int[] classOf, int classes) {
        BruteForceDominators dominators = new BruteForceDominators(references, roots);
        long[] sums = new long[classes];
        for (int id = 0; id < classOf.length; id++) {
            int type = classOf[id];
            boolean alone = dominators.dominator(id) != BruteForceDominators.UNREACHED;
            for (int above = dominators.dominator(id); above >= 0; above = dominators.dominator(above)) {
                alone &= classOf[above] != type;
            }
            if (alone) {
                sums[type] += dominators.dominated(id).stream()
                        .mapToLong(GraphTest::size)
                        .sum();
            }
        }
        return sums;
    }

    @Test
    void a_chain_of_a_million_objects_is_no_deeper_for_the_stack_than_one_of_ten() {
        List<int[]> references = new ArrayList<>();
        for (int i = 0; i < MILLION; i++) {
            int next = i + 1;
            references.add(next < MILLION ? new int[] {next, 0} : new int[0]);
        }
        try (Scratch scratch = new Scratch(folder, new Cancellation())) {
            TreeColumns tree = tree(scratch, references, Set.of(0));
            long retained = 0;
            for (int id = MILLION - 1; id >= 0; id--) {
                retained += size(id);
                assertThat(tree.retained().get(id)).isEqualTo(retained);
            }
            long[] least = least(scratch, tree, MILLION, scratch.ids(MILLION, 2), 1, 4);
            assertThat(least[0]).isEqualTo(retained);
        }
    }

    @Test
    void a_chain_in_which_each_object_also_refers_to_the_last_has_its_root_as_the_dominator_of_the_last() {
        List<int[]> references = new ArrayList<>();
        for (int i = 0; i < MILLION; i++) {
            references.add(i < MILLION - 2 ? new int[] {MILLION - 1, i + 1} : new int[0]);
        }
        try (Scratch scratch = new Scratch(folder, new Cancellation())) {
            TreeColumns tree = tree(scratch, references, Set.of(0));
            assertThat(tree.dominators().get(MILLION - 1)).isEqualTo(TreeColumns.FIRST);
            assertThat(tree.dominators().get(MILLION - 2)).isEqualTo(MILLION - 3 + TreeColumns.FIRST);
        }
    }

    @Test
    void however_long_rows_are_and_however_much_of_them_is_used_there_is_room_for_all() {
        for (int seed = 0; seed < 8; seed++) {
            Random random = new Random(seed);
            int[] announced = new int[300];
            for (int id = 0; id < announced.length; id++) {
                announced[id] = random.nextInt(3) == 0 ? random.nextInt(600_000) : random.nextInt(70_000);
            }
            int unused = random.nextInt(4);
            try (Scratch scratch = new Scratch(folder, new Cancellation())) {
                long sum = Arrays.stream(announced).asLongStream().sum();
                ReferenceRows rows = new ReferenceRows(scratch, announced.length, sum, 1);
                ReferenceRows.Pen pen = rows.new Pen();
                long written = 0;
                for (int id = 0; id < announced.length; id++) {
                    int length = unused > 0 && random.nextInt(4) < unused ? announced[id] / 100 : announced[id];
                    pen.begin(announced[id]);
                    for (int i = 0; i < length; i++) {
                        pen.add((id + i) % announced.length);
                    }
                    pen.end(id);
                    written += length;
                }
                pen.done();
                assertThat(rows.references()).isEqualTo(written);
                InboundRows inbound = new InboundRows(scratch, rows, 1, NEVER);
                inbound.fill(0, NEVER);
                assertThat(inbound.end(announced.length - 1)).isEqualTo(written);
            }
        }
    }

    @Test
    void a_million_objects_below_one_are_sorted_by_what_they_retain() {
        List<int[]> references = new ArrayList<>();
        int[] all = new int[MILLION - 1];
        for (int i = 1; i < MILLION; i++) {
            all[i - 1] = i;
        }
        references.add(all);
        for (int i = 1; i < MILLION; i++) {
            references.add(new int[0]);
        }
        try (Scratch scratch = new Scratch(folder, new Cancellation())) {
            TreeColumns tree = tree(scratch, references, Set.of(0));
            DominatedOrder order = sorted(scratch, tree, MILLION);
            assertThat(order.start(0)).isEqualTo(1);
            assertThat(order.end(0)).isEqualTo(MILLION);
            for (long place = 2; place < MILLION; place++) {
                long before = order.objects().get(place - 1);
                long here = order.objects().get(place);
                long difference = tree.retained().get(before) - tree.retained().get(here);
                assertThat(difference > 0 || (difference == 0 && before < here)).isTrue();
            }
        }
    }
}
