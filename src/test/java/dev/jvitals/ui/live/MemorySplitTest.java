package dev.jvitals.ui.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.jvitals.base.Unit;
import dev.jvitals.metrics.History;
import dev.jvitals.metrics.Series;
import dev.jvitals.ui.theme.Palette;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MemorySplitTest {
    private static final long T0 = 1_790_000_000_000L;
    private static final double MB = 1 << 20;

    @Test
    void parts_always_add_up_to_resident_memory() {
        String[] ids = {
            "heap.used",
            "heap.committed",
            "metaspace.used",
            "code.used",
            "native.Thread.committed",
            "native.GC.committed",
            "buffers.direct.used",
            "malloc.used",
            "malloc.retained",
            "memory.file"
        };
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            History history = new History();
            double resident = random.nextInt(2_000) * MB + 1;
            tell(history, "memory.resident", resident);
            for (String id : ids) {
                if (random.nextInt(4) > 0) {
                    tell(history, id, random.nextInt(900) * MB);
                }
            }
            MemorySplit split = MemorySplit.at(history, T0);
            double sum =
                    split.parts().stream().mapToDouble(MemorySplit.Part::bytes).sum();
            assertThat(sum).isCloseTo(resident, within(1.0));
            assertThat(split.parts())
                    .filteredOn(part -> part.certainty() != MemorySplit.Certainty.NOT_RESIDENT)
                    .allSatisfy(part -> assertThat(part.bytes()).isNotNegative());
        }
    }

    @Test
    void what_no_source_explains_is_said_to_be_so() {
        History history = new History();
        tell(history, "memory.resident", 1_000 * MB);
        tell(history, "heap.used", 300 * MB);
        tell(history, "heap.committed", 400 * MB);
        MemorySplit split = MemorySplit.at(history, T0);
        assertThat(split.parts())
                .extracting(MemorySplit.Part::name)
                .containsExactly("heap in use", "heap touched but free", "not accounted for");
        assertThat(split.parts().getLast().bytes()).isEqualTo(600 * MB);
        assertThat(split.parts().get(1).certainty()).isEqualTo(MemorySplit.Certainty.ESTIMATED);
    }

    @Test
    void before_the_heap_is_told_nothing_is_called_unaccounted_for() {
        History history = new History();
        tell(history, "memory.resident", 160 * MB);
        tell(history, "memory.file", 20 * MB);
        assertThat(MemorySplit.at(history, T0).parts())
                .extracting(MemorySplit.Part::name)
                .containsExactly("file-backed", "heap and others, not told yet");
    }

    @Test
    void heap_that_was_never_touched_is_not_counted() {
        History history = new History();
        tell(history, "memory.resident", 350 * MB);
        tell(history, "heap.used", 300 * MB);
        tell(history, "heap.committed", 4_000 * MB);
        MemorySplit split = MemorySplit.at(history, T0);
        assertThat(split.parts().get(1).bytes()).isEqualTo(50 * MB);
    }

    @Test
    void a_category_has_the_figure_of_native_memory_tracking_however_little_is_resident() {
        History history = new History();
        tell(history, "memory.resident", 300 * MB);
        tell(history, "heap.used", 290 * MB);
        tell(history, "heap.committed", 290 * MB);
        tell(history, "native.GC.committed", 42 * MB);
        MemorySplit split = MemorySplit.at(history, T0);
        assertThat(split.parts())
                .filteredOn(part -> part.name().equals("JVM: GC"))
                .singleElement()
                .satisfies(part -> assertThat(part.bytes()).isEqualTo(42 * MB));
        assertThat(split.parts().getLast().name()).isEqualTo("granted, not resident");
        assertThat(split.parts().getLast().bytes()).isEqualTo(-32 * MB);
    }

    @Test
    void the_containers_limit_counts_before_the_machines_memory() {
        History history = new History();
        tell(history, "memory.resident", 350 * MB);
        tell(history, "host.memory.total", 9_000 * MB);
        assertThat(MemorySplit.at(history, T0).limitName()).isEqualTo("machine's memory");
        tell(history, "container.memory.limit", 512 * MB);
        assertThat(MemorySplit.at(history, T0).limitBytes()).isEqualTo(512 * MB);
    }

    @Test
    void after_the_end_of_the_target_no_old_figure_is_shown_as_new() {
        History history = new History();
        tell(history, "memory.resident", 350 * MB);
        history.gap("test", T0 + 1_000, "ended");
        assertThat(MemorySplit.at(history, T0 + 60_000).parts()).isEmpty();
        assertThat(MemorySplit.at(history, T0).parts()).isNotEmpty();
    }

    private static void tell(History history, String id, double value) {
        history.sample(new Series(id, id, Unit.BYTES, "test", ""), T0, value);
    }

    @Test
    void each_part_keeps_its_colour_whatever_stands_beside_it_and_shares_it_with_no_other() {
        for (Palette palette : List.of(Palette.LIGHT, Palette.DARK)) {
            assertThat(PartColors.PARTS)
                    .extracting(part -> PartColors.of(part, palette))
                    .doesNotHaveDuplicates();
        }
    }
}
