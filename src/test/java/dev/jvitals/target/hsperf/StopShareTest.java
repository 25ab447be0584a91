package dev.jvitals.target.hsperf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.jvitals.metrics.History;
import dev.jvitals.support.PerfData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shares of time that a JVM stands still, over stops shorter and longer than the time between two looks. */
class StopShareTest {
    private static final Comparator<Double> NEARLY = (a, b) -> Math.abs(a - b) < 1e-6 ? 0 : Double.compare(a, b);
    private static final long T0 = 1_790_000_000_000L;

    @TempDir
    Path folder;

    private final StopShare meter = new StopShare();
    private final List<Double> told = new ArrayList<>();
    private final List<Long> times = new ArrayList<>();
    private long second;

    /** A look each second. */
    private void lookSeconds(double endedSeconds, double underWaySeconds) {
        look(Math.round(endedSeconds * 1e9), Math.round(underWaySeconds * 1e9));
    }

    private void look(long endedNanos, long underWayNanos) {
        meter.look(T0 + 1_000 * second, second * 1_000_000_000L, endedNanos, underWayNanos, (at, share) -> {
            times.add(at);
            told.add(share);
        });
        second++;
    }

    @Test
    void stops_shorter_than_the_time_between_two_looks_are_told_as_they_are() {
        lookSeconds(10, 0);
        lookSeconds(10.2, 0);
        lookSeconds(10.2, 0);
        lookSeconds(11.0, 0);
        assertThat(told).usingElementComparator(NEARLY).containsExactly(0.2, 0.0, 0.8);
    }

    @Test
    void a_stop_that_is_seen_while_it_lasts_fills_the_seconds_it_takes() {
        lookSeconds(0, 0);
        lookSeconds(0, 0.5);
        lookSeconds(0, 1.5);
        lookSeconds(0, 2.5);
        lookSeconds(2.75, 0);
        lookSeconds(2.75, 0);
        assertThat(told).containsExactly(0.5, 1.0, 1.0, 0.25, 0.0);
    }

    @Test
    void what_may_be_a_stop_is_told_for_each_second_once_it_is_known_to_have_been_one() {
        lookSeconds(0, 0);
        look(Math.round(0 * 1e9), StopShare.UNKNOWN);
        look(Math.round(0 * 1e9), StopShare.UNKNOWN);
        assertThat(told).isEmpty();
        lookSeconds(2.5, 0);
        assertThat(told).containsExactly(1.0, 1.0, 0.5);
        assertThat(times).containsExactly(T0 + 1_000, T0 + 2_000, T0 + 3_000);
    }

    @Test
    void what_was_no_stop_is_told_as_none() {
        lookSeconds(0, 0);
        look(Math.round(0 * 1e9), StopShare.UNKNOWN);
        lookSeconds(0, 0);
        assertThat(told).containsExactly(0.0, 0.0);
    }

    @Test
    void a_stop_that_began_before_the_first_look_fills_no_time_after_it() {
        lookSeconds(0, 0);
        lookSeconds(0, 0);
        lookSeconds(30, 0);
        lookSeconds(30, 0);
        lookSeconds(30, 0);
        assertThat(told.stream().mapToDouble(Double::doubleValue).sum()).isLessThanOrEqualTo(2);
        assertThat(told.getLast()).isZero();
    }

    @Test
    void no_share_is_over_one_and_their_sum_is_the_time_stopped_whatever_the_stops() {
        Random random = new Random(7);
        for (int run = 0; run < 2_000; run++) {
            StopRun one = new StopRun(random);
            assertThat(one.told).allSatisfy(share -> assertThat(share).isBetween(0.0, 1.0));
            assertThat(one.told.stream().mapToDouble(Double::doubleValue).sum())
                    .as("run %d", run)
                    .isCloseTo(one.stoppedSeconds, within(1.0)); // the begin of the last is known to a second
        }
    }

    /** Minutes of stops at safepoints, some ms to some s long, looked at each second through their counters alone. */
    private static final class StopRun {
        private static final int SECONDS = 300;
        /** Without a stop at the end, so that all is told. */
        private static final int QUIET_SECONDS = 15;

        final List<Double> told = new ArrayList<>();
        double stoppedSeconds;

        StopRun(Random random) {
            double longestStop = random.nextBoolean() ? 0.3 : 4;
            double longestPause = random.nextBoolean() ? 0.05 : 3;
            StopShare share = new StopShare();
            SafepointUnderWay safepoint = new SafepointUnderWay();
            double begin = random.nextDouble();
            double end = begin + longestStop * random.nextDouble();
            long count = 0;
            boolean stands = false;
            for (int look = 0; look < SECONDS + QUIET_SECONDS; look++) {
                while ((stands ? end : begin) <= look) {
                    if (stands) {
                        stoppedSeconds += end - begin;
                        begin = end + longestPause * random.nextDouble();
                        end = begin + longestStop * random.nextDouble();
                        begin = end < SECONDS ? begin : Double.MAX_VALUE;
                    } else {
                        count++;
                    }
                    stands = !stands;
                }
                long nanos = look * 1_000_000_000L;
                long ended = (long) (stoppedSeconds * 1e9);
                share.look(look, nanos, ended, safepoint.nanos(nanos, count, ended), (at, value) -> told.add(value));
            }
        }
    }

    @Test
    void a_collection_of_three_seconds_reads_one_hundred_percent_while_it_lasts() throws IOException {
        History history = new History();
        PerfData data = PerfData.of("11-cms", folder);
        try (PerfFile file = PerfFile.open(data.path())) {
            SafepointFigures figures = new SafepointFigures(file);
            long began = file.value("sun.rt.createVmBeginTime", 0);
            long full = file.value("sun.gc.collector.1.time", 0);
            figures.sample(began + 100_000, 1, history);
            data.set("sun.gc.collector.1.lastEntryTime", 100_500L * 1_000_000);
            data.set("sun.gc.collector.1.lastExitTime", 1);
            figures.sample(began + 101_000, 1_000_000_001L, history);
            figures.sample(began + 102_000, 2_000_000_001L, history);
            figures.sample(began + 103_000, 3_000_000_001L, history);
            data.set("sun.gc.collector.1.lastExitTime", 103_500L * 1_000_000);
            data.set("sun.gc.collector.1.time", full + 3_000_000_000L);
            figures.sample(began + 104_000, 4_000_000_001L, history);
            figures.sample(began + 105_000, 5_000_000_001L, history);
            assertThat(List.of(101, 102, 103, 104, 105))
                    .extracting(second -> history.mean("gc.share", began + second * 1_000L, began + second * 1_000L))
                    .containsExactly(0.5, 1.0, 1.0, 0.5, 0.0);
        }
    }
}
