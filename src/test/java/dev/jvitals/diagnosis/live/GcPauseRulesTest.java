package dev.jvitals.diagnosis.live;

import static dev.jvitals.diagnosis.live.Scene.MB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.diagnosis.Finding;
import dev.jvitals.diagnosis.Severity;
import org.junit.jupiter.api.Test;

/** What the live rules say of long pauses and of calls for collections. */
class GcPauseRulesTest {
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
    void repeated_calls_for_a_collection_are_found_and_single_ones_are_not() {
        Scene habit = new Scene(60).heap(128 * MB).collections(5, true, "System.gc()", 20, MB, second -> 5 * MB);
        assertThat(habit.alarms()).containsExactly("explicit-gc");
        assertThat(habit.finding("explicit-gc").advice())
                .anyMatch(line -> line.contains("jcmd 4711 JFR.start")
                        && line.endsWith("jfr print --events jdk.SystemGC $HOME/gc-4711.jfr"));
        Scene once = new Scene(60).heap(128 * MB).collections(45, true, "System.gc()", 20, MB, second -> 5 * MB);
        assertThat(once.alarms()).isEmpty();
    }
}
