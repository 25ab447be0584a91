package dev.jvitals.diagnosis.live;

import static dev.jvitals.diagnosis.live.Scene.MB;
import static dev.jvitals.support.Dumps.dumpAt;
import static dev.jvitals.support.Dumps.thread;
import static java.lang.Thread.State.RUNNABLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.diagnosis.Finding;
import dev.jvitals.diagnosis.Severity;
import dev.jvitals.diagnosis.Suspect;
import dev.jvitals.metrics.Sample;
import dev.jvitals.threads.ThreadEntryBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class LiveRulesTest {
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
        Scene idle = new Scene(60)
                .heap(128 * MB)
                .series(Ids.HOST_RUN_QUEUE, second -> 1)
                .collections(40, false, "G1 Evacuation Pause", 1_700, 20 * MB, second -> 20 * MB);
        assertThat(idle.alarms()).containsExactly("long-gc-pause");
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
    void a_container_of_two_cores_on_a_large_machine_is_not_starved_by_what_runs_there() {
        Scene large = new Scene(60)
                .heap(128 * MB)
                .series(Ids.HOST_CORES, second -> 64)
                .series(Ids.HOST_RUN_QUEUE, second -> 30)
                .collections(40, false, "G1 Evacuation Pause", 1_700, 20 * MB, second -> 20 * MB);
        assertThat(large.alarms()).containsExactly("long-gc-pause");
    }

    @Test
    void a_disk_that_writes_behind_for_nobody_who_waits_is_a_note() {
        Scene copying = new Scene(60)
                .series(Ids.HOST_CPU, second -> 0.2)
                .series(Ids.DISK_BUSY, second -> 0.99)
                .series(Ids.DISK_QUEUE, second -> 40)
                .series(Ids.DISK_AWAIT, second -> 200);
        assertThat(copying.finding("host-pressure").severity()).isEqualTo(Severity.INFO);
        copying.series(Ids.pressure("io"), second -> 0.5);
        assertThat(copying.finding("host-pressure").severity()).isEqualTo(Severity.WARNING);
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
    void threads_that_climb_for_good_are_found_and_a_pool_that_grows_once_is_not() {
        assertThat(new Scene(60).series(Ids.THREADS, second -> 30 + 10 * second).alarms())
                .containsExactly("thread-explosion");
        assertThat(new Scene(60)
                        .series(Ids.THREADS, second -> Math.min(230, 30 + 20 * second))
                        .alarms())
                .isEmpty();
        assertThat(new Scene(600)
                        .series(Ids.THREADS, second -> 400 + 5 * Math.sin(second))
                        .alarms())
                .isEmpty();
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
    void a_record_of_the_kernel_says_that_it_was_killed() {
        Scene scene = new Scene(60)
                .limit(256 * MB)
                .series(Ids.RESIDENT, second -> 250 * MB)
                .snapshots(new Snapshots(
                        Map.of(), List.of(), List.of(), List.of(), "Killed process 4711 (java) anon-rss:250000kB"));
        assertThat(scene.finding("oom-killed").summary()).contains("4711").contains("250 MB");
    }

    @Test
    void forgotten_connections_are_found_and_a_passing_few_are_not() {
        Scene scene = new Scene(60)
                .series(Ids.socketsIn("CLOSE_WAIT"), second -> 5 * second)
                .series(Ids.socketsIn("ESTABLISHED"), second -> 30)
                .snapshots(new Snapshots(Map.of("127.0.0.1:9000", 300), List.of(), List.of(), List.of(), null));
        assertThat(scene.alarms()).containsExactly("socket-buildup");
        assertThat(scene.finding("socket-buildup").suspects())
                .anyMatch(suspect -> suspect.name().equals("127.0.0.1:9000"));
        assertThat(new Scene(60)
                        .series(Ids.socketsIn("CLOSE_WAIT"), second -> second % 5)
                        .alarms())
                .isEmpty();
    }

    @Test
    void a_crowd_that_reads_such_connections_is_one_trouble_though_others_read_first() {
        List<ThreadEntryBuilder> threads = new ArrayList<>();
        for (int i = 1; i <= 4; i++) {
            threads.add(thread("request-" + i, RUNNABLE, "sun.nio.ch.NioSocketImpl.park", "com.example.Feed.read"));
        }
        for (int i = 1; i <= 400; i++) {
            threads.add(thread(
                    "feed-" + i + "-reader-1", RUNNABLE, "sun.nio.ch.NioSocketImpl.park", "com.example.Feed.read"));
        }
        Scene scene = new Scene(60)
                .series(Ids.socketsIn("CLOSE_WAIT"), second -> 5 * second)
                .series(Ids.THREADS, second -> 30 + 10 * second)
                .dump(dumpAt(0, threads));
        assertThat(scene.finding("socket-buildup").evidence())
                .anyMatch(fact -> fact.value().toString().startsWith("request-# (4), feed-1-reader-# (1)"));
        assertThat(scene.finding("thread-explosion").summary()).endsWith("(a consequence of socket-buildup)");
    }

    @Test
    void a_program_that_keeps_starting_processes_names_the_command() {
        Scene scene = new Scene(60);
        for (int i = 0; i < 600; i++) {
            scene.event(i / 10.0, Ids.PROCESS_START, "/bin/sh -c render");
        }
        assertThat(scene.finding("process-spawning").summary()).contains("/bin/sh -c render");
    }

    @Test
    void a_machine_short_of_cpu_is_told_apart_from_a_busy_jvm() {
        Scene victim = new Scene(60)
                .series(Ids.HOST_CPU, second -> 0.99)
                .series(Ids.HOST_RUN_QUEUE, second -> 5)
                .series(Ids.CPU_PROCESS, second -> 0.2);
        assertThat(victim.finding("host-pressure").summary()).contains("is not the cause");
        Scene busy = new Scene(60)
                .series(Ids.HOST_CPU, second -> 0.6)
                .series(Ids.HOST_RUN_QUEUE, second -> 1.5)
                .series(Ids.CPU_PROCESS, second -> 1.1);
        assertThat(busy.alarms()).isEmpty();
    }

    @Test
    void an_empty_history_raises_nothing_and_says_what_could_not_be_seen() {
        assertThat(new Scene(60).judge().findings()).isEmpty();
        assertThat(new Scene(60).judge().notSeen())
                .anyMatch(line -> line.startsWith("direct-memory: "))
                .anyMatch(line -> line.startsWith("host-pressure: "));
    }
}
