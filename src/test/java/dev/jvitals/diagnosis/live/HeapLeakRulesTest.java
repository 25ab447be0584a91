package dev.jvitals.diagnosis.live;

import static dev.jvitals.diagnosis.live.Scene.MB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.diagnosis.Finding;
import dev.jvitals.diagnosis.Severity;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** What the live rules say of a heap whose floor climbs: leaks, and what only looks like one. */
class HeapLeakRulesTest {
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
}
