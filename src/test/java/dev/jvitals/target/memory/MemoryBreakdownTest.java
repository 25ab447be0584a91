package dev.jvitals.target.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MemoryBreakdownTest {
    private static final double MB = 1 << 20;

    private final Map<String, Double> figures = new HashMap<>();

    private MemoryBreakdown breakdown(String... categories) {
        return MemoryBreakdown.of(
                id -> figures.containsKey(id) ? OptionalDouble.of(figures.get(id)) : OptionalDouble.empty(),
                List.of(categories));
    }

    private static MemoryBreakdown.Part part(MemoryBreakdown breakdown, String name) {
        return breakdown.parts().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + " in " + breakdown.parts()));
    }

    @Test
    void parts_less_the_overlap_are_resident_memory_whatever_the_figures() {
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            figures.clear();
            figures.put("memory.resident", random.nextInt(3_000) * MB);
            for (String id : List.of(
                    "heap.used",
                    "heap.committed",
                    "metaspace.committed",
                    "code.committed",
                    "process.threads.os",
                    "buffers.direct.used",
                    "malloc.used",
                    "malloc.retained",
                    "memory.file",
                    "native.GC.committed")) {
                if (random.nextInt(4) > 0) {
                    figures.put(id, random.nextInt(900) * MB);
                }
            }
            MemoryBreakdown breakdown = random.nextBoolean() ? breakdown() : breakdown("GC");
            double sum = breakdown.parts().stream()
                    .mapToDouble(MemoryBreakdown.Part::bytes)
                    .sum();
            assertThat(sum - breakdown.overlapBytes()).isCloseTo(breakdown.residentBytes(), within(1.0));
            assertThat(breakdown.parts())
                    .allSatisfy(each -> assertThat(each.bytes()).isNotNegative());
        }
    }

    @Test
    void without_tracking_direct_buffers_are_taken_off_malloc_and_stacks_are_an_estimate() {
        figures.putAll(Map.of("memory.resident", 300 * MB, "malloc.used", 50 * MB, "buffers.direct.used", 16 * MB));
        MemoryBreakdown breakdown = breakdown();
        assertThat(part(breakdown, "C heap in use").bytes()).isEqualTo(34 * MB);
        assertThat(part(breakdown, "thread stacks").estimated()).isTrue();
    }

    @Test
    void with_tracking_the_c_heap_is_what_tracking_does_not_know() {
        figures.putAll(Map.of(
                "memory.resident", 300 * MB,
                "malloc.used", 50 * MB,
                "native.tracked.malloc", 30 * MB,
                "native.GC.committed", 42 * MB,
                "native.Thread.committed", 5 * MB));
        MemoryBreakdown breakdown = breakdown("Java Heap", "Thread", "GC", "Class");
        assertThat(part(breakdown, "C heap of native libraries").bytes()).isEqualTo(20 * MB);
        assertThat(part(breakdown, "JVM: GC").bytes()).isEqualTo(42 * MB);
        assertThat(part(breakdown, "thread stacks").bytes()).isEqualTo(5 * MB);
        assertThat(breakdown.parts())
                .noneMatch(each -> each.name().contains("Class") || each.name().contains("Heap ("));
    }

    @Test
    void the_containers_limit_comes_before_the_machines() {
        figures.putAll(Map.of("memory.resident", 300 * MB, "host.memory.total", 9_000 * MB));
        assertThat(breakdown().limitBytes()).isEqualTo(9_000 * MB);
        figures.put("container.memory.limit", 512 * MB);
        assertThat(breakdown().limitBytes()).isEqualTo(512 * MB);
        assertThat(breakdown().limitSource()).isEqualTo("cgroup memory.max");
    }

    @Test
    void untouched_heap_is_told_apart_from_resident_memory() {
        figures.putAll(Map.of("memory.resident", 350 * MB, "heap.used", 300 * MB, "heap.committed", 1_000 * MB));
        MemoryBreakdown breakdown = breakdown();
        assertThat(part(breakdown, "heap touched but free").bytes()).isEqualTo(50 * MB);
        assertThat(breakdown.untouchedHeapBytes()).isEqualTo(650 * MB);
    }
}
