package dev.jvitals.session.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.session.practice.Incidents;
import dev.jvitals.session.practice.PracticeOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    private record Job(String name, double cores) {}

    @Test
    void jobs_that_fit_together_run_side_by_side() throws Exception {
        CountDownLatch both = new CountDownLatch(2);
        List<Job> jobs = List.of(new Job("a", 1), new Job("b", 1));
        List<String> ended = new Schedule(2, 6, 0).run(jobs, Job::cores, job -> {
            both.countDown();
            await(both); // ends only when the other has begun too
            return job.name();
        });
        assertThat(ended).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void never_more_is_wanted_than_there_is_and_what_wants_all_runs_alone() throws Exception {
        List<Job> jobs = List.of(
                new Job("all", Double.POSITIVE_INFINITY),
                new Job("a", 1.5),
                new Job("b", 0.5),
                new Job("c", 0.5),
                new Job("d", 1));
        List<Job> running = Collections.synchronizedList(new ArrayList<>());
        List<Double> sums = Collections.synchronizedList(new ArrayList<>());
        new Schedule(2, 6, 0).run(jobs, Job::cores, job -> {
            synchronized (running) {
                running.add(job);
                sums.add(
                        running.size() == 1
                                ? 0
                                : running.stream().mapToDouble(Job::cores).sum());
            }
            running.remove(job);
            return job.name();
        });
        assertThat(sums).hasSize(5).allMatch(sum -> sum <= 2);
    }

    @Test
    void no_more_run_at_once_than_allowed() throws Exception {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Job> jobs = Collections.nCopies(12, new Job("small", 0.1));
        new Schedule(2, 3, 0).run(jobs, Job::cores, job -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            running.decrementAndGet();
            return job.name();
        });
        assertThat(most.get()).isLessThanOrEqualTo(3);
    }

    @Test
    void the_longest_begin_first_and_what_wants_the_machine_alone_comes_last() {
        List<String> order = cells("host-pressure", "deadlock", "unacked-buffer").stream()
                .sorted(Schedule.order(cell -> Appetite.of(cell, Duration.ofSeconds(100))))
                .map(cell -> cell.incident().id())
                .toList();
        assertThat(order).containsExactly("unacked-buffer", "deadlock", "host-pressure");
    }

    private static List<MatrixCell> cells(String... ids) {
        return Arrays.stream(ids)
                .map(Incidents::named)
                .map(incident -> new MatrixCell(incident, PracticeOptions.DEFAULT))
                .toList();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
