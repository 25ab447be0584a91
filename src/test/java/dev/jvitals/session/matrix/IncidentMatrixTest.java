package dev.jvitals.session.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.jvitals.session.matrix.MatrixRow.Outcome;
import dev.jvitals.session.practice.Incidents;
import dev.jvitals.session.practice.PracticeOptions;
import dev.jvitals.support.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class IncidentMatrixTest {
    private static final IncidentMatrix MATRIX =
            new IncidentMatrix(Duration.ofSeconds(1), Duration.ofSeconds(60), 6, false);

    private static List<MatrixCell> cells(String... ids) {
        return Arrays.stream(ids)
                .map(Incidents::named)
                .map(incident -> new MatrixCell(incident, PracticeOptions.DEFAULT))
                .toList();
    }

    private static MatrixRow row(MatrixCell cell, String trouble, String notHere) {
        return new MatrixRow(
                cell, Map.of(), Duration.ofSeconds(30), null, new Machine(0, 0, 0, 1), trouble, notHere, null);
    }

    private static MatrixRow good(MatrixCell cell) {
        return row(new MatrixCell(Incidents.named("healthy"), cell.options()), "", "");
    }

    @Test
    void a_row_that_misses_once_is_run_again_alone_at_the_end_and_says_so() throws Exception {
        Set<MatrixCell> seen = ConcurrentHashMap.newKeySet();
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        List<MatrixRow> told = Collections.synchronizedList(new ArrayList<>());
        MatrixResult result = MATRIX.run(
                cells("deadlock", "lock-convoy"),
                cell -> {
                    String id = cell.incident().id();
                    order.add(id);
                    return seen.add(cell) && id.equals("deadlock") ? row(cell, "disturbed", "") : good(cell);
                },
                told::add);
        assertThat(order).hasSize(3).endsWith("deadlock");
        assertThat(result.passed()).isTrue();
        assertThat(result.inWords()).startsWith("2 of 2 as promised (1 in a second run, alone)");
        assertThat(told).hasSize(2);
        assertThat(told.getLast().inWords()).endsWith("(second run, alone; the first, beside others: live: disturbed)");
    }

    @Test
    void a_first_miss_is_told_before_anything_is_run_again() throws Exception {
        List<String> events = Collections.synchronizedList(new ArrayList<>());
        MATRIX.run(
                cells("deadlock"),
                cell -> {
                    events.add("run");
                    return row(cell, "nothing found", "");
                },
                new IncidentMatrix.Progress() {
                    @Override
                    public void done(MatrixRow row) {
                        events.add("done");
                    }

                    @Override
                    public void missedFirst(MatrixRow row) {
                        events.add("missed: " + row.wrong());
                    }
                });
        assertThat(events).containsExactly("run", "missed: live: nothing found", "run", "done");
    }

    @Test
    void a_rule_that_is_broken_misses_twice_and_fails() throws Exception {
        MatrixResult result = MATRIX.run(
                cells("deadlock", "lock-convoy"),
                cell -> cell.incident().id().equals("deadlock") ? row(cell, "nothing found", "") : good(cell),
                _ -> {});
        assertThat(result.passed()).isFalse();
        assertThat(result.inWords()).startsWith("1 of 2 as promised, 1 missed: deadlock");
    }

    @Test
    void what_cannot_be_made_on_this_machine_is_neither_kept_nor_broken_and_is_not_tried_again() throws Exception {
        List<MatrixCell> tried = Collections.synchronizedList(new ArrayList<>());
        MatrixResult result = MATRIX.run(
                cells("oom-killed"),
                cell -> {
                    tried.add(cell);
                    return row(cell, "", "no control group");
                },
                _ -> {});
        assertThat(tried).hasSize(1);
        assertThat(result.passed()).isTrue();
        assertThat(result.count(Outcome.NOT_HERE)).isEqualTo(1);
        assertThat(result.inWords()).startsWith("0 of 1 as promised, 1 cannot be made here: oom-killed");
        assertThat(result.rows().getFirst().inWords()).isEqualTo("cannot be made here: no control group");
    }

    @Test
    void an_interrupt_ends_the_runs_and_what_they_started() throws Exception {
        Set<Long> before = practices();
        AtomicReference<Throwable> end = new AtomicReference<>();
        Thread runs = Thread.ofPlatform()
                .start(() -> end.set(catchThrowable(() -> MATRIX.run(cells("deadlock", "lock-convoy"), _ -> {}))));
        Await.until("both are started", () -> others(before).size() == 2);
        runs.interrupt();
        runs.join();
        assertThat(end.get()).isInstanceOf(InterruptedException.class);
        Await.until("both are gone", () -> others(before).isEmpty());
    }

    private static Set<Long> others(Set<Long> before) {
        Set<Long> now = practices();
        now.removeAll(before);
        return now;
    }

    private static Set<Long> practices() {
        Set<Long> pids = ConcurrentHashMap.newKeySet();
        ProcessHandle.current()
                .children()
                .filter(child -> child.info().commandLine().orElse("").contains("dev.jvitals.demo.Practice"))
                .forEach(child -> pids.add(child.pid()));
        return pids;
    }
}
