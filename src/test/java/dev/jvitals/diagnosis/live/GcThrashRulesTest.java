package dev.jvitals.diagnosis.live;

import static dev.jvitals.diagnosis.live.Scene.MB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.diagnosis.Evidence;
import dev.jvitals.diagnosis.Finding;
import dev.jvitals.diagnosis.Severity;
import dev.jvitals.diagnosis.Suspect;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** What the live rules say of collections that free too little: thrash, default heaps, JVMs that only counters tell of. */
class GcThrashRulesTest {
    @Test
    void looks_at_the_heap_one_after_the_other_are_no_thrash() {
        Scene looked = new Scene(60)
                .heap(128 * MB)
                .flag("MaxHeapSize", Long.toString((long) (128 * MB)), "ergonomic")
                .collections(5, true, "Heap Inspection Initiated GC", 2_000, 5 * MB, second -> 120 * MB);
        assertThat(looked.alarms()).isEmpty();
        looked.collections(2, false, "Allocation Failure", 20, 5 * MB, second -> 120 * MB);
        assertThat(looked.alarms()).isEmpty();
        looked.collections(1, true, "Ergonomics", 300, 5 * MB, second -> 121 * MB);
        assertThat(looked.alarms()).containsExactlyInAnyOrder("gc-thrash", "default-heap-size");
        assertThat(looked.finding("gc-thrash").evidence())
                .filteredOn(fact -> fact.what().equals("share of time in collections"))
                .singleElement()
                .satisfies(fact -> assertThat((Double) fact.value()).isBetween(0.3, 0.35));
    }

    @Test
    void thrash_with_a_default_heap_is_two_findings_that_name_the_flag() {
        Scene scene = new Scene(60)
                .heap(128 * MB)
                .flag("MaxHeapSize", Long.toString((long) (128 * MB)), "ergonomic")
                .collections(0.5, true, "Allocation Failure", 300, 5 * MB, second -> 120 * MB);
        assertThat(scene.alarms()).containsExactlyInAnyOrder("gc-thrash", "default-heap-size");
        assertThat(scene.finding("default-heap-size").suspects())
                .anyMatch(suspect ->
                        suspect.kind() == Suspect.Kind.FLAG && suspect.name().equals("MaxHeapSize"));
    }

    @Test
    void where_nobody_tells_what_was_there_before_a_collection_it_is_said_what_it_leaves() {
        Scene scene = new Scene(60)
                .heap(128 * MB)
                .collections(0.5, true, "Allocation Failure", 300, Double.NaN, second -> 120 * MB);
        assertThat(scene.finding("gc-thrash").summary())
                .endsWith("and each collection leaves about 120 MB of the heap of 128 MB");
    }

    @Test
    void a_full_old_generation_is_thrash_though_the_room_for_young_objects_stays_empty() {
        Scene parallel = new Scene(60)
                .heap(112 * MB)
                .flag("MaxHeapSize", Long.toString((long) (126 * MB)), "ergonomic")
                .collections(0.5, true, "Ergonomics", 300, 4 * MB, second -> 86 * MB);
        assertThat(parallel.alarms()).containsExactlyInAnyOrder("gc-thrash", "default-heap-size");
    }

    @Test
    void full_collections_of_a_heap_with_room_are_no_thrash_though_they_free_little() {
        Scene empty = new Scene(60)
                .heap(112 * MB)
                .flag("MaxHeapSize", Long.toString((long) (126 * MB)), "ergonomic")
                .collections(0.5, true, "Ergonomics", 300, 4 * MB, second -> 60 * MB);
        assertThat(empty.alarms()).isEmpty();
        Scene freed =
                new Scene(60).heap(112 * MB).collections(0.5, true, "Ergonomics", 300, 25 * MB, second -> 75 * MB);
        assertThat(freed.alarms()).isEmpty();
    }

    private static Scene unanswering(double usedShare, double pausesEverySeconds) {
        Scene scene = new Scene(60).heap(126 * MB).series(Ids.HEAP_USED, second -> usedShare * 126 * MB);
        for (double second = pausesEverySeconds; second < 60; second += pausesEverySeconds) {
            scene.event(second, Ids.GC_PAUSE, "Allocation Stall");
        }
        return scene;
    }

    @Test
    void a_heap_that_stays_full_while_collections_run_is_thrash_though_nobody_tells_what_they_freed() {
        Scene full = unanswering(1, 0.5);
        assertThat(full.alarms()).containsExactly("gc-thrash");
        assertThat(full.finding("gc-thrash").severity()).isEqualTo(Severity.CRITICAL);
        assertThat(full.finding("gc-thrash").summary()).contains("126 MB", "full");
        assertThat(unanswering(0.95, 0.5).alarms()).isEmpty();
        assertThat(unanswering(1, 20).alarms()).as("a full heap at rest").isEmpty();
    }

    @Test
    void a_full_heap_that_nobody_chose_is_told_of_a_jvm_that_answers_nobody() {
        Scene full = unanswering(1, 0.5).flag("MaxHeapSize", "132120576", TargetFacts.Flag.NOBODYS_CHOICE);
        assertThat(full.alarms()).containsExactlyInAnyOrder("gc-thrash", "default-heap-size");
        assertThat(full.finding("default-heap-size").summary()).contains("Nobody set -Xmx", "126 MB");
        assertThat(full.finding("default-heap-size").advice().toString()).contains("-Xmx252m");
        assertThat(unanswering(1, 0.5).alarms()).as("chosen").containsExactly("gc-thrash");
    }

    /** What the shared counters of Shenandoah tell while it answers nobody, as seen on JDK 17 and 25. */
    private static Scene shenandoah(double leastShare, DoubleUnaryOperator stoppedShare, double cyclesPerSecond) {
        return shenandoah(leastShare, stoppedShare, second -> stoppedShare.applyAsDouble(second) / 2, cyclesPerSecond);
    }

    /** The same with stops of another length than half a second's share. */
    private static Scene shenandoah(
            double leastShare,
            DoubleUnaryOperator stoppedShare,
            DoubleUnaryOperator stopSeconds,
            double cyclesPerSecond) {
        return new Scene(60)
                .collector("Shenandoah")
                .heap(125 * MB)
                .series(Ids.HEAP_USED, second -> (second % 7 == 0 ? 0.99 : leastShare) * 125 * MB)
                .series(Ids.SAFEPOINT_SHARE, stoppedShare)
                .series(Ids.SAFEPOINT_STOP, second -> stopSeconds.applyAsDouble(second) * 1e9)
                .series(Ids.GC_CYCLES, second -> 280 + Math.floor(second * cyclesPerSecond));
    }

    @Test
    void a_heap_that_is_full_while_its_counters_tell_of_long_stops_is_thrash_though_no_pause_is_told() {
        Scene thrash = shenandoah(0.94, second -> second % 3 == 0 ? 1 : 0.7, _ -> 2.4, 1);
        assertThat(thrash.alarms()).containsExactly("gc-thrash");
        Finding finding = thrash.finding("gc-thrash");
        assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(finding.summary()).contains("stood still for 80 %", "125 MB", "118 MB");
        assertThat(finding.evidence())
                .filteredOn(fact -> fact.what().equals("collections in that time"))
                .singleElement()
                .satisfies(fact -> {
                    assertThat((Double) fact.value()).isEqualTo(30);
                    assertThat(fact.source()).contains(Ids.GC_CYCLES);
                });
        thrash.flag("MaxHeapSize", "131072000", TargetFacts.Flag.NOBODYS_CHOICE);
        assertThat(thrash.alarms()).containsExactlyInAnyOrder("gc-thrash", "default-heap-size");
        assertThat(shenandoah(0.94, _ -> 0.3, 1).finding("gc-thrash").severity())
                .isEqualTo(Severity.WARNING);
    }

    @Test
    void counters_alone_accuse_no_busy_collector_and_no_full_heap_at_rest() {
        assertThat(shenandoah(0.94, _ -> 0.04, 10).alarms())
                .as("busy beside it")
                .isEmpty();
        assertThat(shenandoah(0.94, _ -> 0, 0).alarms()).as("full and idle").isEmpty();
        assertThat(shenandoah(0.94, _ -> 0.9, 0).alarms())
                .as("stopped for something else")
                .isEmpty();
        assertThat(shenandoah(0.8, _ -> 0.9, 1).alarms()).as("with room").isEmpty();
        assertThat(shenandoah(
                                0.94,
                                second -> second > 38 && second <= 50 ? 1 : 0.01,
                                second -> second == 50 ? 12 : 0.01,
                                1)
                        .alarms())
                .as("one long stop, for a heap dump perhaps")
                .isEmpty();
        assertThat(shenandoah(0.94, second -> second > 45 ? 1 : 0.01, second -> second > 45 ? Double.NaN : 0.01, 1)
                        .alarms())
                .as("one that goes on")
                .isEmpty();
        assertThat(shenandoah(0.94, _ -> 0.9, 1)
                        .collections(5, true, "Allocation Failure", 20, 60 * MB, _ -> 65 * MB)
                        .alarms())
                .as("its collections are known to leave room")
                .isEmpty();
    }

    @Test
    void what_the_options_alone_tell_of_a_flag_is_named_as_their_telling() {
        String options = "hsperfdata (heap.max, java.rt.vmArgs)";
        Scene thrash = new Scene(60)
                .heap(128 * MB)
                .collections(0.5, true, "Allocation Failure", 300, 5 * MB, second -> 120 * MB)
                .flag("MaxHeapSize", new TargetFacts.Flag("134217728", "command line", options));
        assertThat(thrash.finding("gc-thrash").evidence())
                .filteredOn(fact -> fact.what().equals("origin of MaxHeapSize"))
                .extracting(Evidence::source)
                .containsExactly(options);
    }

    @Test
    void who_chose_a_share_of_the_memory_chose_the_heap() {
        Scene full = unanswering(1, 0.5)
                .flag("MaxHeapSize", "132120576", "ergonomic")
                .flag("MaxRAMPercentage", "75.0", "command line");
        assertThat(full.alarms()).containsExactly("gc-thrash");
    }

    @Test
    void thrash_with_a_chosen_heap_says_nothing_of_defaults() {
        Scene scene = new Scene(60)
                .heap(128 * MB)
                .collections(0.5, true, "Allocation Failure", 300, 5 * MB, second -> 120 * MB);
        assertThat(scene.alarms()).containsExactly("gc-thrash");
    }

    @Test
    void full_collections_that_free_half_of_the_heap_are_no_thrash_whatever_young_ones_leave() {
        Scene scene = new Scene(60)
                .heap(640 * MB)
                .collections(3, false, "Allocation Failure", 600, 10 * MB, second -> 600 * MB)
                .collections(10, true, "Ergonomics", 900, 300 * MB, second -> 300 * MB);
        assertThat(scene.alarms()).isEmpty();
    }

    @Test
    void calls_of_the_collector_that_free_little_are_no_thrash_of_a_heap_with_room() {
        Scene called = new Scene(60)
                .heap(112 * MB)
                .flag("MaxHeapSize", Long.toString((long) (112 * MB)), "ergonomic")
                .collections(0.5, true, "System.gc()", 300, 4 * MB, second -> 75 * MB);
        assertThat(called.alarms()).containsExactly("explicit-gc");
        Scene asked = new Scene(60)
                .heap(112 * MB)
                .collections(0.5, true, "Diagnostic Command", 300, 4 * MB, second -> 75 * MB);
        assertThat(asked.alarms()).isEmpty();
    }
}
