package dev.jvitals.diagnosis.live;

import static dev.jvitals.diagnosis.live.Scene.MB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.jvitals.diagnosis.Finding;
import dev.jvitals.diagnosis.Severity;
import dev.jvitals.diagnosis.Suspect;
import dev.jvitals.metrics.Sample;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** What the live rules say of memory beside the heap, and of limits for all of it. */
class NativeMemoryRulesTest {
    private static boolean isOomKillRisk(Finding finding) {
        return finding.rule().equals("oom-kill-risk");
    }

    private final SplittableRandom random = new SplittableRandom(42);

    private double noise(double size) {
        return random.nextDouble(-size, size);
    }

    private static Scene zgc(double mappings, double leakedPerSecond) {
        DoubleUnaryOperator heap = second -> 60 * MB + second * MB;
        return new Scene(120)
                .heap(256 * MB)
                .collector("ZGC")
                .limit(700 * MB)
                .series(Ids.HEAP_USED, heap)
                .series(Ids.HEAP_COMMITTED, second -> 256 * MB)
                .series(Ids.SHARED, second -> mappings * heap.applyAsDouble(second))
                .series(
                        Ids.RESIDENT,
                        second -> 120 * MB + mappings * heap.applyAsDouble(second) + second * leakedPerSecond);
    }

    @Test
    void a_heap_that_the_kernel_counts_three_times_is_no_native_growth_and_no_risk() {
        assertThat(zgc(3, 0).alarms()).isEmpty();
        assertThat(zgc(1, 0).alarms()).isEmpty();
    }

    private static Scene growingZgc() {
        DoubleUnaryOperator committed = second -> 60 * MB + 4 * second * MB;
        return new Scene(120)
                .heap(600 * MB)
                .collector("ZGC")
                .limit(700 * MB)
                .series(Ids.HEAP_COMMITTED, committed)
                .series(Ids.SHARED, second -> 3 * committed.applyAsDouble(second))
                .series(Ids.RESIDENT, second -> 120 * MB + 3 * committed.applyAsDouble(second));
    }

    @Test
    void each_page_of_such_a_heap_counts_once_at_every_moment_of_its_growth() {
        List<Sample> resident = ResidentMemory.samples(growingZgc().evidence());
        assertThat(resident).hasSize(121);
        for (int second = 0; second < resident.size(); second++) {
            assertThat(resident.get(second).value()).isEqualTo(180 * MB + 4 * second * MB);
        }
        assertThat(growingZgc().finding("oom-kill-risk").evidence())
                .filteredOn(fact -> fact.what().equals("resident memory"))
                .singleElement()
                .satisfies(fact -> assertThat(fact.source()).contains("each page counted once"));
    }

    @Test
    void native_memory_that_grows_beside_such_a_heap_is_found() {
        assertThat(zgc(3, MB).alarms()).contains("native-growth");
    }

    @Test
    void direct_buffers_at_their_limit_name_limit_flag_and_time_without_old_collection() {
        Scene scene = new Scene(60)
                .heap(256 * MB)
                .flag("MaxDirectMemorySize", Long.toString((long) (256 * MB)), "command line")
                .flag("DisableExplicitGC", "true", "command line")
                .series(Ids.DIRECT_USED, second -> Math.min(255 * MB, second * 10 * MB))
                .series(Ids.DIRECT_COUNT, second -> 4_000);
        Finding direct = scene.finding("direct-memory");
        assertThat(direct.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(direct.suspects()).anyMatch(suspect -> suspect.name().equals("DisableExplicitGC"));
        assertThat(direct.evidence()).anyMatch(fact -> fact.what().equals("buffers"));
    }

    @Test
    void direct_buffers_without_a_limit_of_their_own_have_the_heaps() {
        Scene scene = new Scene(60)
                .heap(256 * MB)
                .flag("MaxDirectMemorySize", "0", "default")
                .series(Ids.DIRECT_USED, second -> 100 * MB);
        assertThat(scene.alarms()).isEmpty();
    }

    @Test
    void classes_that_are_never_unloaded_are_a_leak_once_a_collection_had_the_chance() {
        Scene scene = new Scene(60)
                .heap(256 * MB)
                .series(Ids.CLASSES_LOADED, second -> 2_000 + 50 * second)
                .series(Ids.CLASSES_UNLOADED, second -> 0)
                .snapshots(new Snapshots(
                        Map.of(),
                        List.of(new Snapshots.LoaderKind("app.ApplicationLoader", 80, 8_000, 1)),
                        List.of(),
                        List.of(),
                        null));
        assertThat(scene.finding("class-leak").severity()).isEqualTo(Severity.INFO);
        scene.collections(30, true, "Metadata GC Threshold", 20, MB, second -> 5 * MB);
        Finding leak = scene.finding("class-leak");
        assertThat(leak.severity()).isEqualTo(Severity.WARNING);
        assertThat(leak.suspects())
                .anyMatch(suspect ->
                        suspect.kind() == Suspect.Kind.LOADER && suspect.name().equals("app.ApplicationLoader"));
    }

    @Test
    void a_start_up_loads_classes_and_stops() {
        Scene scene = new Scene(60)
                .series(Ids.CLASSES_LOADED, second -> Math.min(9_000, 800 * second))
                .series(Ids.CLASSES_UNLOADED, second -> 0);
        assertThat(scene.judge().findings()).isEmpty();
    }

    @Test
    void native_memory_that_grows_is_told_apart_from_heap_being_touched() {
        Scene nativeGrowth = new Scene(60)
                .series(Ids.RESIDENT, second -> 100 * MB + second * MB + noise(MB))
                .series(Ids.HEAP_USED, second -> 40 * MB + (second % 10) * MB)
                .series(Ids.HEAP_COMMITTED, second -> 64 * MB);
        assertThat(nativeGrowth.alarms()).containsExactly("native-growth");
        Scene touched = new Scene(60)
                .series(Ids.RESIDENT, second -> 60 * MB + 4 * second * MB)
                .series(Ids.HEAP_USED, second -> 4 * second * MB)
                .series(Ids.HEAP_COMMITTED, second -> 400 * MB);
        assertThat(touched.alarms()).isEmpty();
        assertThat(touched.finding("resident-growth").severity()).isEqualTo(Severity.INFO);
    }

    @Test
    void metaspace_and_compiled_code_that_grow_are_no_memory_that_the_jvm_does_not_know() {
        Scene scene = nativeClimb(0.6 * MB)
                .series(Ids.METASPACE_COMMITTED, second -> 20 * MB + 0.3 * second * MB)
                .series(Ids.CODE_COMMITTED, second -> 10 * MB + 0.2 * second * MB);
        assertThat(scene.alarms()).doesNotContain("native-growth");
        assertThat(nativeClimb(0.6 * MB).alarms()).contains("native-growth");
    }

    @Test
    void a_jit_compiler_that_is_still_at_work_may_take_some_tens_of_megabytes_but_no_more() {
        assertThat(nativeClimb(0.6 * MB).series(Ids.COMPILING, second -> 0.5).alarms())
                .isEmpty();
        assertThat(nativeClimb(2 * MB).series(Ids.COMPILING, second -> 0.5).alarms())
                .contains("native-growth");
        assertThat(nativeClimb(0.6 * MB)
                        .series(Ids.COMPILING, second -> second < 20 ? 0.9 : 0.02)
                        .alarms())
                .contains("native-growth");
    }

    @Test
    void a_jvm_that_waits_for_a_core_warms_up_for_minutes_and_may_take_as_much() {
        assertThat(starved(nativeClimb(0.6 * MB)).alarms()).doesNotContain("native-growth");
        assertThat(starved(nativeClimb(2 * MB)).alarms()).contains("native-growth");
    }

    private static Scene starved(Scene scene) {
        return scene.series(Ids.CPU_PROCESS, second -> 0.2).series(Ids.CPU_WAIT, second -> 1.5);
    }

    @Test
    void the_pace_of_native_growth_is_among_its_evidence() {
        assertThat(nativeClimb(MB).finding("native-growth").evidence())
                .filteredOn(each -> each.what().contains("each minute"))
                .singleElement()
                .satisfies(pace -> assertThat((Double) pace.value()).isCloseTo(60 * MB, within(MB)));
    }

    /** Resident memory that climbs beside a heap at rest. */
    private static Scene nativeClimb(double bytesPerSecond) {
        return new Scene(60)
                .series(Ids.RESIDENT, second -> 100 * MB + second * bytesPerSecond)
                .series(Ids.HEAP_USED, second -> 40 * MB)
                .series(Ids.HEAP_COMMITTED, second -> 64 * MB);
    }

    @Test
    void a_category_of_native_memory_that_grows_is_named() {
        Scene scene = new Scene(60)
                .series(Ids.RESIDENT, second -> 100 * MB + second * MB)
                .series(Ids.HEAP_USED, second -> 40 * MB)
                .series(Ids.HEAP_COMMITTED, second -> 64 * MB)
                .series("native.Other.committed", second -> 10 * MB + 0.9 * second * MB);
        assertThat(scene.finding("native-growth").suspects().getFirst().name()).isEqualTo("Other");
    }

    @Test
    void a_process_near_its_containers_limit_is_at_risk() {
        Scene scene = new Scene(60)
                .limit(256 * MB)
                .flag("MaxHeapSize", Long.toString((long) (600 * MB)), "command line")
                .series(Ids.RESIDENT, second -> 200 * MB + 0.7 * second * MB);
        Finding risk = scene.finding("oom-kill-risk");
        assertThat(risk.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(risk.suspects()).anyMatch(suspect -> suspect.name().equals("MaxHeapSize"));
    }

    @Test
    void a_climb_towards_the_limit_is_a_risk_while_it_goes_on_and_a_start_that_levels_off_is_none() {
        Scene goesOn =
                new Scene(60).limit(256 * MB).series(Ids.RESIDENT, second -> 150 * MB + 0.5 * second * MB + noise(MB));
        assertThat(goesOn.finding("oom-kill-risk").summary()).contains("the kernel kills it");
        Scene levelsOff = new Scene(60)
                .limit(256 * MB)
                .series(Ids.RESIDENT, second -> 60 * MB + 110 * MB * (1 - Math.exp(-second / 12)) + 0.01 * second * MB);
        assertThat(levelsOff.alarms()).isEmpty();
    }

    /** 160 MB of 256 MB, of it 60 MB outside the heap, and the heap is touched for the first time at a steady pace. */
    private Scene touching(double heapMax, DoubleUnaryOperator outside) {
        return new Scene(80)
                .limit(256 * MB)
                .heap(heapMax)
                .series(Ids.HEAP_USED, second -> Math.min(heapMax, 100 * MB + 0.6 * second * MB))
                .series(
                        Ids.RESIDENT,
                        second -> Math.min(heapMax, 100 * MB + 0.6 * second * MB)
                                + outside.applyAsDouble(second)
                                + noise(MB / 10));
    }

    @Test
    void a_heap_that_is_touched_for_the_first_time_and_fits_is_no_risk_however_steadily_it_climbs() {
        assertThat(touching(180 * MB, _ -> 60 * MB).alarms()).isEmpty();
        assertThat(touching(180 * MB, second -> 60 * MB + 0.1 * second * MB).alarms())
                .as("with what a warming JVM takes beside it")
                .isEmpty();
    }

    @Test
    void a_climb_that_the_heap_or_what_is_outside_it_can_carry_to_the_limit_is_a_risk() {
        Finding tooLarge = touching(300 * MB, _ -> 60 * MB).finding("oom-kill-risk");
        assertThat(tooLarge.summary()).contains("it gets there in");
        assertThat(tooLarge.evidence())
                .filteredOn(fact -> fact.what().startsWith("heap that was never in use"))
                .singleElement()
                .satisfies(fact -> assertThat((Double) fact.value()).isCloseTo(152 * MB, within(MB)));
        Finding outside =
                touching(180 * MB, second -> 40 * MB + 0.4 * second * MB).finding("oom-kill-risk");
        assertThat(outside.summary()).contains("it gets there in");
    }

    @Test
    void a_climb_while_the_jvm_starts_is_not_yet_a_risk_and_nearness_is_at_any_time() {
        LiveEvidence starting = touching(300 * MB, _ -> 60 * MB).evidence();
        LiveEvidence warm = starting.since(starting.toMillis() - 10_000);
        assertThat(LiveRules.judge(starting, List.of(warm), true).findings())
                .noneMatch(NativeMemoryRulesTest::isOomKillRisk);
        LiveEvidence near = new Scene(20)
                .limit(256 * MB)
                .series(Ids.RESIDENT, _ -> 230 * MB)
                .evidence();
        assertThat(LiveRules.judge(near, List.of(near.since(near.toMillis())), true)
                        .findings())
                .anyMatch(NativeMemoryRulesTest::isOomKillRisk);
    }

    @Test
    void a_record_of_the_kernel_says_that_it_was_killed() {
        Scene scene = new Scene(60)
                .limit(256 * MB)
                .series(Ids.RESIDENT, second -> 250 * MB)
                .snapshots(new Snapshots(
                        Map.of(), List.of(), List.of(), List.of(), "Killed process 4711 (java) anon-rss:250000kB"));
        assertThat(scene.finding("oom-killed").summary()).contains("4711").contains("250 MB");
    }

    @Test
    void a_start_that_levels_off_near_the_limit_is_not_said_to_reach_it_in_seconds() {
        Scene levelsOff = new Scene(60)
                .limit(256 * MB)
                .series(Ids.RESIDENT, second -> 60 * MB + 165 * MB * (1 - Math.exp(-second / 12)));
        Finding risk = levelsOff.finding("oom-kill-risk");
        assertThat(risk.severity()).isEqualTo(Severity.WARNING);
        assertThat(risk.summary()).doesNotContain("it gets there in");
    }
}
