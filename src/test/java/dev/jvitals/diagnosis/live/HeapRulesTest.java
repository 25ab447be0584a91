package dev.jvitals.diagnosis.live;

import static dev.jvitals.diagnosis.live.Scene.MB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.diagnosis.Evidence;
import dev.jvitals.diagnosis.Finding;
import dev.jvitals.diagnosis.Severity;
import dev.jvitals.diagnosis.Suspect;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** What the live rules say of a heap and its collections: leaks, pauses, thrash, calls for collections. */
class HeapRulesTest {
    private final SplittableRandom random = new SplittableRandom(42);

    private double noise(double size) {
        return random.nextDouble(-size, size);
    }

    @Test
    void a_floor_that_climbs_steadily_is_a_leak_with_its_slope_and_time_until_full() {
        Scene scene = new Scene(60)
                .heap(256 * MB)
                .collections(2, false, "G1 Evacuation Pause", 5, 100 * MB, second -> 10 * MB + second * MB + noise(MB));
        assertThat(scene.alarms()).containsExactly("heap-leak");
        Finding leak = scene.finding("heap-leak");
        assertThat(leak.summary()).contains("a minute").contains("256 MB");
        assertThat(leak.advice()).anyMatch(line -> line.contains("jvitals dump 4711 --heap"));
        assertThat(leak.confidence()).startsWith("Likely");
    }

    @Test
    void a_climb_that_no_collection_of_the_whole_heap_has_tested_is_a_note_while_there_is_time_for_one() {
        Scene scene = new Scene(260)
                .heap(256 * MB)
                .collections(
                        4,
                        false,
                        "G1 Evacuation Pause",
                        5,
                        100 * MB,
                        second -> 30 * MB + 0.2 * second * MB + noise(MB));
        assertThat(scene.alarms()).isEmpty();
        Finding climb = scene.finding("heap-leak");
        assertThat(climb.severity()).isEqualTo(Severity.INFO);
        assertThat(climb.summary()).contains("no full collection has looked");
        assertThat(climb.advice()).anyMatch(line -> line.endsWith("jcmd 4711 GC.run"));
    }

    @Test
    void a_leak_that_outlived_old_collections_is_sure() {
        Scene scene = new Scene(60)
                .heap(256 * MB)
                .collections(2, false, "Allocation Failure", 5, 50 * MB, second -> 10 * MB + second * MB)
                .collections(19, true, "Ergonomics", 50, 50 * MB, second -> 10 * MB + second * MB);
        assertThat(scene.finding("heap-leak").confidence()).startsWith("Sure");
    }

    @Test
    void a_cache_that_fills_up_to_its_bound_is_no_leak() {
        Scene scene = new Scene(120)
                .heap(256 * MB)
                .collections(
                        2, false, "G1 Evacuation Pause", 5, 50 * MB, second -> 120 * MB * (1 - Math.exp(-second / 30)));
        assertThat(scene.alarms()).isEmpty();
    }

    @Test
    void a_warm_up_that_ends_is_no_leak() {
        Scene scene = new Scene(60)
                .heap(256 * MB)
                .collections(
                        2,
                        false,
                        "G1 Evacuation Pause",
                        5,
                        50 * MB,
                        second -> Math.min(second, 20) * 3 * MB + noise(MB));
        assertThat(scene.alarms()).isEmpty();
    }

    @Test
    void a_floor_that_old_collections_bring_down_is_no_leak() {
        Scene scene = new Scene(120)
                .heap(256 * MB)
                .collections(2, false, "G1 Evacuation Pause", 5, 50 * MB, second -> 20 * MB + (second % 40) * 3 * MB)
                .collections(40, true, "Ergonomics", 50, 50 * MB, second -> 20 * MB);
        assertThat(scene.alarms()).isEmpty();
    }

    @Test
    void a_large_cache_on_its_way_to_its_bound_is_no_leak_at_any_look() {
        for (int seconds = 40; seconds <= 240; seconds += 10) {
            Scene scene = new Scene(seconds)
                    .heap(256 * MB)
                    .collections(
                            2,
                            false,
                            "G1 Evacuation Pause",
                            5,
                            50 * MB,
                            second -> 20 * MB + 120 * MB * (1 - Math.exp(-second / 45)) + noise(MB / 4));
            assertThat(scene.alarms()).as(seconds + " s").isEmpty();
        }
    }

    @Test
    void a_long_pause_names_collector_cause_and_advice_for_it() {
        Scene scene = new Scene(60)
                .heap(640 * MB)
                .collector("Parallel")
                .collections(20, true, "Ergonomics", 3_600, 100 * MB, second -> 300 * MB);
        Finding pause = scene.finding("long-gc-pause");
        assertThat(pause.severity()).isEqualTo(Severity.WARNING);
        assertThat(pause.summary()).contains("Parallel").contains("3.60 s").contains("Ergonomics");
        assertThat(pause.advice()).anyMatch(line -> line.contains("-XX:+UseZGC"));
    }

    @Test
    void a_long_pause_with_little_to_do_on_a_machine_short_of_cpu_is_a_note() {
        Scene starved = new Scene(60)
                .heap(128 * MB)
                .series(Ids.HOST_RUN_QUEUE, second -> 30)
                .collections(40, false, "G1 Evacuation Pause", 1_700, 20 * MB, second -> 20 * MB);
        assertThat(starved.finding("long-gc-pause").severity()).isEqualTo(Severity.INFO);
        assertThat(starved.finding("long-gc-pause").summary()).contains("for want of a processor");
        Scene full = new Scene(60)
                .heap(640 * MB)
                .series(Ids.HOST_RUN_QUEUE, second -> 30)
                .collections(40, true, "Ergonomics", 6_000, 100 * MB, second -> 300 * MB);
        assertThat(full.alarms()).contains("long-gc-pause");
        Scene shared = new Scene(60)
                .heap(640 * MB)
                .series(Ids.HOST_RUN_QUEUE, second -> 30)
                .collections(40, false, "Allocation Failure", 1_100, 70 * MB, second -> 70 * MB);
        assertThat(shared.finding("long-gc-pause").severity()).isEqualTo(Severity.INFO);
        assertThat(shared.finding("long-gc-pause").summary()).contains("with one to itself");
        Scene idle = new Scene(60)
                .heap(128 * MB)
                .series(Ids.HOST_RUN_QUEUE, second -> 1)
                .collections(40, false, "G1 Evacuation Pause", 1_700, 20 * MB, second -> 20 * MB);
        assertThat(idle.alarms()).containsExactly("long-gc-pause");
    }

    @Test
    void a_pause_for_a_heap_dump_is_a_note_and_never_the_pause_that_is_told_of_the_program() {
        Scene looked = new Scene(60)
                .heap(640 * MB)
                .collections(40, true, "Heap Dump Initiated GC", 3_000, 100 * MB, second -> 300 * MB);
        assertThat(looked.finding("long-gc-pause").severity()).isEqualTo(Severity.INFO);
        assertThat(looked.finding("long-gc-pause").summary())
                .contains("for a look at the heap that somebody asked for");
        looked.collections(25, true, "Ergonomics", 1_200, 100 * MB, second -> 300 * MB);
        assertThat(looked.finding("long-gc-pause").severity()).isEqualTo(Severity.WARNING);
        assertThat(looked.finding("long-gc-pause").summary()).contains("1.20 s (Ergonomics)");
    }

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
    void thrash_because_of_a_leak_is_one_alarm() {
        Scene scene = new Scene(60)
                .heap(200 * MB)
                .collections(0.5, true, "Allocation Failure", 200, 5 * MB, second -> 160 * MB + second * MB / 2);
        assertThat(scene.alarms()).containsExactly("heap-leak");
        assertThat(scene.finding("gc-thrash").severity()).isEqualTo(Severity.INFO);
        assertThat(scene.finding("gc-thrash").summary()).contains("consequence of heap-leak");
    }

    /** Few collections while it climbs for so many seconds, and dozens a second once it is full, as ZGC's are. */
    private static Scene filled(double climbSeconds, double fullShare) {
        DoubleUnaryOperator floor =
                second -> Math.min(fullShare, 0.4 + (fullShare - 0.4) * second / climbSeconds) * 128 * MB;
        return new Scene(80)
                .heap(128 * MB)
                .collections(1.5, true, "Allocation Rate", 5, 4 * MB, floor)
                .collections(
                        0.03,
                        true,
                        "Allocation Stall",
                        10,
                        MB / 10,
                        second -> second < climbSeconds ? Double.NaN : floor.applyAsDouble(second));
    }

    @Test
    void a_leak_that_has_filled_the_heap_is_still_told_and_explains_the_thrash() {
        Scene filled = filled(30, 0.98);
        assertThat(filled.alarms()).containsExactly("heap-leak");
        assertThat(filled.finding("heap-leak").severity()).isEqualTo(Severity.CRITICAL);
        assertThat(filled.finding("heap-leak").summary()).contains("climbed by", "until the heap of 128 MB was full");
        assertThat(filled.finding("gc-thrash").severity()).isEqualTo(Severity.INFO);
    }

    @Test
    void a_heap_filled_in_a_burst_or_to_a_bound_of_its_own_is_no_leak() {
        assertThat(filled(8, 0.98).alarms()).as("in a burst").containsExactly("gc-thrash");
        assertThat(filled(30, 0.7).alarms()).as("a cache with a bound").doesNotContain("heap-leak");
    }

    @Test
    void repeated_calls_for_a_collection_are_found_and_single_ones_are_not() {
        Scene habit = new Scene(60).heap(128 * MB).collections(5, true, "System.gc()", 20, MB, second -> 5 * MB);
        assertThat(habit.alarms()).containsExactly("explicit-gc");
        assertThat(habit.finding("explicit-gc").advice())
                .anyMatch(line -> line.contains("jcmd 4711 JFR.start")
                        && line.endsWith("jfr print --events jdk.SystemGC $HOME/gc-4711.jfr"));
        Scene once = new Scene(60).heap(128 * MB).collections(45, true, "System.gc()", 20, MB, second -> 5 * MB);
        assertThat(once.alarms()).isEmpty();
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
