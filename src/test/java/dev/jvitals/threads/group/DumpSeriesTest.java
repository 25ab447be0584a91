package dev.jvitals.threads.group;

import static dev.jvitals.support.Dumps.dumpAt;
import static dev.jvitals.support.Dumps.series;
import static dev.jvitals.support.Dumps.thread;
import static java.lang.Thread.State.RUNNABLE;
import static java.lang.Thread.State.WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.threads.ThreadEntryBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DumpSeriesTest {
    private static ThreadEntryBuilder worker(String name, long nativeId, double cpuMillis, double age, String frame) {
        return thread(name, RUNNABLE, frame)
                .id(nativeId)
                .nativeId(nativeId)
                .cpuMillis(cpuMillis)
                .elapsedSeconds(age);
    }

    private static ThreadHistory named(DumpSeries series, String name) {
        return series.histories().stream()
                .filter(history -> history.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void dumps_are_put_in_the_order_they_were_taken() {
        DumpSeries series = series(dumpAt(60, List.of()), dumpAt(0, List.of()));
        assertThat(series.dumps().getFirst().dump().at())
                .isBefore(series.last().dump().at());
        assertThat(series.span()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void a_thread_is_followed_by_its_ids_though_it_is_renamed() {
        DumpSeries series = series(
                dumpAt(0, List.of(worker("idle", 7, 0, 100, "A.a"))),
                dumpAt(10, List.of(worker("GET /orders", 7, 5_000, 110, "A.b"))));
        ThreadHistory history = named(series, "idle");
        assertThat(history.cpuShare().get(1)).isEqualTo(0.5);
        assertThat(history.lastUnchanged()).isEqualTo(1);
        assertThat(history.comesOrGoes()).isFalse();
    }

    @Test
    void threads_that_share_a_name_and_have_no_ids_are_told_apart() {
        DumpSeries series = series(
                dumpAt(0, List.of(thread("w", WAITING, "A.a"), thread("w", WAITING, "A.b"))),
                dumpAt(10, List.of(thread("w", WAITING, "A.a"), thread("w", WAITING, "A.b"))));
        assertThat(series.histories())
                .hasSize(2)
                .allSatisfy(history -> assertThat(history.lastUnchanged()).isEqualTo(2));
    }

    @Test
    void what_a_thread_allocates_is_told_over_all_dumps_that_have_it() {
        DumpSeries series = series(
                dumpAt(0, List.of(worker("w", 7, 0, 100, "A.a").allocatedBytes(1_000))),
                dumpAt(10, List.of(worker("w", 7, 4_000, 110, "A.a").allocatedBytes(51_000))),
                dumpAt(20, List.of(worker("w", 7, 5_000, 120, "A.a").allocatedBytes(101_000))));
        assertThat(named(series, "w").allocatedBytesPerSecond()).isEqualTo(5_000);
        assertThat(named(series, "w").mostCpu()).isEqualTo(0.4);
    }

    @Test
    void appeared_and_vanished_threads_are_known() {
        DumpSeries series = series(
                dumpAt(0, List.of(worker("old", 1, 0, 1, "A.a"), worker("stays", 2, 0, 1, "A.a"))),
                dumpAt(10, List.of(worker("new", 3, 0, 1, "A.a"), worker("stays", 2, 0, 11, "A.a"))));
        assertThat(named(series, "old").lastDump()).isZero();
        assertThat(named(series, "new").firstDump()).isEqualTo(1);
        assertThat(named(series, "stays").comesOrGoes()).isFalse();
    }

    @Test
    void sizes_of_pools_and_groups_are_given_for_each_dump_with_the_peak_first() {
        DumpSeries series = series(dumpAt(0, workers(3)), dumpAt(10, workers(9)), dumpAt(20, workers(5)));
        assertThat(series.poolSizes()).containsEntry("http-#", List.of(3, 9, 5));
        assertThat(series.groupSizes().values()).containsExactly(List.of(3, 9, 5));
    }

    private static List<ThreadEntryBuilder> workers(int count) {
        List<ThreadEntryBuilder> threads = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            threads.add(thread("http-" + i, RUNNABLE, "com.example.A.run:" + i));
        }
        return threads;
    }

    @Test
    void ten_thousand_threads_with_one_stack_share_one_set_of_facts() {
        List<ThreadEntryBuilder> threads = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            threads.add(thread("t" + i, RUNNABLE, "com.example.A.run:1", "com.example.A.main:2"));
        }
        DumpSeries series = series(dumpAt(0, threads), dumpAt(10, threads));
        assertThat(series.dumps().stream()
                        .flatMap(dump -> dump.threads().stream())
                        .map(SeenThread::stack)
                        .distinct())
                .hasSize(1);
        assertThat(series.last().groups()).hasSize(1);
    }
}
