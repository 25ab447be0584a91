package dev.jvitals.diagnosis.live;

import static dev.jvitals.diagnosis.live.Scene.MB;
import static dev.jvitals.support.Dumps.dumpAt;
import static dev.jvitals.support.Dumps.thread;
import static java.lang.Thread.State.RUNNABLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.diagnosis.Severity;
import dev.jvitals.threads.ThreadEntryBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the live rules say of threads, connections, processes and the machine; of memory see the other tests here. */
class LiveRulesTest {
    /** A thread that ran or waited to run nearly all of 20 s, and got so much of a core. */
    private static Scene neverResting(double cores) {
        return new Scene(60)
                .dump(dumpAt(
                        0,
                        List.of(thread("hot", RUNNABLE, "com.example.Regex.backtrack:7")
                                .nativeId(4712))))
                .snapshots(new Snapshots(
                        Map.of(),
                        List.of(),
                        List.of(),
                        List.of(new Snapshots.BusyThread(4712, cores, 0.95, 20)),
                        null));
    }

    @Test
    void a_thread_that_never_rests_is_found_though_it_gets_a_tenth_of_a_core_and_drawn_out_work_is_not() {
        assertThat(neverResting(0.9).alarms()).containsExactly("runaway-thread");
        assertThat(neverResting(0.1).alarms()).containsExactly("runaway-thread");
        assertThat(neverResting(0.05).alarms()).isEmpty();
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
