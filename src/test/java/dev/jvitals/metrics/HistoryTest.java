package dev.jvitals.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import dev.jvitals.base.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private static final long T0 = 1_790_000_000_000L;
    /** Somewhat less than what samples and ten-second buckets reach back. */
    private static final long KEPT_MILLIS = 80_000_000;

    @Test
    void a_gap_concerns_the_source_that_told_a_figure_last() {
        History history = new History();
        Series early = new Series("heap", "heap", Unit.BYTES, "hsperfdata gc", "");
        Series late = new Series("heap", "heap", Unit.BYTES, "JMX Memory", "");
        history.sample(early, 1_000, 1);
        history.sample(late, 2_000, 2);
        history.gap("hsperfdata", 3_000, "cut");
        assertThat(history.latest("heap").orElseThrow().isGap()).isFalse();
        history.gap("JMX", 4_000, "cut");
        assertThat(history.silence("heap").orElseThrow().source()).isEqualTo("JMX");
        assertThat(history.series("heap").orElseThrow().source()).isEqualTo("JMX Memory");
    }

    @Test
    void minima_and_maxima_agree_with_brute_force_at_every_zoom() {
        for (int seed = 0; seed < 6; seed++) {
            Random random = new Random(seed);
            History history = new History();
            List<Sample> all = randomSamples(random, history, 30_000 + random.nextInt(150_000));
            for (int query = 0; query < 60; query++) {
                long span = all.getLast().atMillis() - T0;
                long from = T0 + (long) (random.nextDouble() * span);
                long to = from + 1 + (long) (Math.pow(random.nextDouble(), 3) * span);
                int columns = 1 + random.nextInt(2_000);
                check(history.envelope("a", from, to, columns), all, from, to, columns);
            }
        }
    }

    private static List<Sample> randomSamples(Random random, History history, int count) {
        List<Sample> all = new ArrayList<>();
        long at = T0;
        for (int i = 0; i < count; i++) {
            at += 900 + random.nextInt(200);
            double value = random.nextInt(1_000) == 0 ? random.nextDouble() * 1e9 : random.nextInt(1_000);
            if (random.nextInt(5_000) == 0) {
                history.gap("test", at, "silent");
                all.add(new Sample(at, Double.NaN));
                at += random.nextInt(100_000);
            }
            all.add(new Sample(at, value));
            history.sample(series("a"), at, value);
        }
        return all;
    }

    /** Each column must hold exactly the extremes, mean, last value and gaps of its own time. */
    private static void check(Envelope envelope, List<Sample> all, long from, long to, int columns) {
        long step = envelope.stepMillis();
        Map<Long, List<Sample>> byColumn = new TreeMap<>();
        for (Sample sample : all) {
            byColumn.computeIfAbsent(Math.floorDiv(sample.atMillis(), step), c -> new ArrayList<>())
                    .add(sample);
        }
        assertThat(envelope.size()).isLessThanOrEqualTo(columns + 3);
        long kept = all.getLast().atMillis() - KEPT_MILLIS;
        long exactFrom = step >= 300_000 ? Long.MIN_VALUE : kept;
        long covered = 0;
        for (int i = 0; i < envelope.size(); i++) {
            long column = Math.floorDiv(envelope.atMillis(i), step);
            if (column * step < from + step || (column + 1) * step > to) {
                continue; // the neighbours at the edges may be partial
            }
            List<Sample> figures = byColumn.getOrDefault(column, List.of()).stream()
                    .filter(s -> !s.isGap())
                    .toList();
            covered += figures.size();
            if (column * step < exactFrom) {
                continue; // made of buckets wider than the column
            }
            assertThat(envelope.min(i))
                    .isEqualTo(figures.stream().mapToDouble(Sample::value).min().orElseThrow());
            assertThat(envelope.max(i))
                    .isEqualTo(figures.stream().mapToDouble(Sample::value).max().orElseThrow());
            assertThat(envelope.last(i)).isEqualTo(figures.getLast().value());
            assertThat(envelope.atMillis(i)).isEqualTo(figures.getFirst().atMillis());
            double mean = figures.stream().mapToDouble(Sample::value).average().orElseThrow();
            assertThat(envelope.mean(i)).isCloseTo(mean, org.assertj.core.data.Offset.offset(1e-3));
        }
        long inside = all.stream()
                .filter(s -> !s.isGap())
                .filter(s -> Math.floorDiv(s.atMillis(), step) * step >= from + step)
                .filter(s -> (Math.floorDiv(s.atMillis(), step) + 1) * step <= to)
                .count();
        if (from > exactFrom) {
            assertThat(covered).as("every sample of the range is in a column").isEqualTo(inside);
        }
    }

    @Test
    void a_pause_of_fourteen_seconds_stays_visible_in_a_day_on_one_screen() {
        History history = new History();
        for (int i = 0; i < 86_400; i++) {
            history.sample(series("pause"), T0 + i * 1_000L, i == 40_000 ? 14_000 : 5);
        }
        Envelope day = history.envelope("pause", T0, T0 + 86_400_000, 800);
        double highest = 0;
        for (int i = 0; i < day.size(); i++) {
            highest = Math.max(highest, day.max(i));
        }
        assertThat(highest).isEqualTo(14_000);
        assertThat(day.size()).isLessThanOrEqualTo(802);
    }

    @Test
    void a_gap_breaks_the_line_at_every_zoom() {
        History history = new History();
        for (int i = 0; i < 40_000; i++) {
            if (i == 20_000) {
                history.gap("test", T0 + i * 1_000L - 500, "stopped by a signal");
            }
            history.sample(series("a"), T0 + i * 1_000L, i);
        }
        for (int columns : new int[] {100_000, 3_000, 400, 20}) {
            Envelope envelope = history.envelope("a", T0, T0 + 40_000_000, columns);
            long broken = java.util.stream.IntStream.range(0, envelope.size())
                    .filter(envelope::brokenBefore)
                    .count();
            assertThat(broken).as("%d columns", columns).isEqualTo(1);
        }
    }

    @Test
    void a_silent_source_silences_its_own_series_only_and_says_why() {
        History history = new History();
        Series mine = new Series("mine", "mine", Unit.BYTES, "hsperfdata sun.gc.x", "");
        Series other = new Series("other", "other", Unit.BYTES, "hsperfdata2 y", "");
        history.sample(mine, T0, 1);
        history.sample(other, T0, 1);
        history.gap("hsperfdata", T0 + 10, "the file is gone");
        history.gap("hsperfdata", T0 + 20, "the file is gone");
        assertThat(history.latest("mine")).hasValue(new Sample(T0 + 10, Double.NaN));
        assertThat(history.silence("mine").orElseThrow().reason()).isEqualTo("the file is gone");
        assertThat(history.silence("other")).isEmpty();
        assertThat(history.envelope("mine", T0, T0 + 1_000, 10).endsInGap()).isTrue();
        assertThat(history.envelope("other", T0, T0 + 1_000, 10).endsInGap()).isFalse();
    }

    @Test
    void lines_reach_the_edges_of_a_range_between_two_samples() {
        History history = new History();
        history.sample(series("rare"), T0, 1);
        history.sample(series("rare"), T0 + 60_000, 2);
        Envelope between = history.envelope("rare", T0 + 10_000, T0 + 20_000, 100);
        assertThat(between.size()).isEqualTo(2);
        assertThat(between.columnAt(T0 + 15_000)).isZero();
        assertThat(between.columnAt(T0 - 1)).isEqualTo(-1);
    }

    @Test
    void a_clock_that_steps_back_does_not_turn_history_around() {
        History history = new History();
        history.sample(series("a"), T0 + 5_000, 1);
        history.sample(series("a"), T0, 9);
        Envelope envelope = history.envelope("a", T0, T0 + 10_000, 10);
        assertThat(envelope.size()).isEqualTo(1);
        assertThat(envelope.max(0)).isEqualTo(9);
    }

    @Test
    void a_day_of_a_hundred_series_at_one_second_takes_at_most_150_megabytes() {
        long before = usedHeapBytes();
        History history = new History();
        Series[] series = new Series[100];
        for (int s = 0; s < series.length; s++) {
            series[s] = series("s" + s);
        }
        Random random = new Random(7);
        for (int i = 0; i < 86_400; i++) {
            for (int s = 0; s < series.length; s++) {
                history.sample(series[s], T0 + i * 1_000L + random.nextInt(20), figure(s, i, random));
            }
        }
        for (int i = 0; i < 86_400; i++) {
            history.event(pause(T0 + i * 1_000L, 1_000_000L + i));
        }
        long takenBytes = usedHeapBytes() - before;
        System.out.println("history of 24 h x 100 series: heap " + Unit.BYTES.format((double) takenBytes)
                + ", of it samples " + Unit.BYTES.format((double) history.retainedBytes()));
        assertThat(takenBytes).isLessThan(150L << 20);
        // what other tests left behind may be freed meanwhile, so that less seems to be taken
        assertThat(history.retainedBytes()).isBetween(takenBytes / 3, takenBytes + (24L << 20));
        Envelope oldest = history.envelope("s0", T0, T0 + 60_000, 1_000);
        assertThat(oldest.size()).as("still one column a sample after a day").isBetween(60, 63);
    }

    /** A third constant or counting, a third byte counts, a third shares that use every bit of a double: the worst. */
    private static double figure(int series, int second, Random random) {
        return switch (series % 3) {
            case 0 -> Math.floorDiv(second, 10);
            case 1 -> (double) (random.nextInt(1 << 20) * 1_024L);
            default -> random.nextDouble();
        };
    }

    private static long usedHeapBytes() {
        Runtime runtime = Runtime.getRuntime();
        long used = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            System.gc();
            used = Math.min(used, runtime.totalMemory() - runtime.freeMemory());
        }
        return used;
    }

    @Test
    void the_mean_of_a_share_counts_each_sample_for_the_time_it_tells_of_and_of_a_level_each_the_same() {
        History history = new History();
        Series share = new Series("gc.share", "share", Unit.SHARE, "test", "");
        Series level = new Series("heap.used", "used", Unit.BYTES, "test", "");
        for (Series each : List.of(share, level)) {
            for (int hour = 0; hour < 48; hour++) { // a second stopped for good, then an hour of nothing
                history.sample(each, T0 + hour * 3_600_000L, 0);
                history.sample(each, T0 + hour * 3_600_000L + 1_000, 1);
            }
        }
        long end = T0 + 48 * 3_600_000L;
        assertThat(history.mean("gc.share", T0, end)).isCloseTo(1 / 3_600.0, withPercentage(3));
        assertThat(history.mean("heap.used", T0, end)).isEqualTo(0.5);
        assertThat(history.mean("gc.share", end + 1, end + 2)).isNaN();
        for (int columns : new int[] {20, 500, 5_000}) {
            Envelope envelope = history.envelope("gc.share", T0, end, columns);
            for (int i = 1; i < envelope.size(); i++) {
                assertThat(envelope.mean(i)).isCloseTo(1 / 3_600.0, withPercentage(3));
            }
        }
    }

    @Test
    void a_range_within_one_bucket_of_the_past_has_the_buckets_mean_and_greatest() {
        History history = new History();
        Series level = new Series("heap.used", "used", Unit.BYTES, "test", "");
        int days = 3;
        for (int second = 0; second < days * 86_400; second++) { // the first day is kept in buckets only
            history.sample(level, T0 + second * 1_000L, second % 10);
        }
        long from = T0 + 3_600_000 + 60_000;
        assertThat(history.mean("heap.used", from, from + 5_000)).isCloseTo(4.5, withPercentage(1));
        assertThat(history.max("heap.used", from, from + 5_000)).isEqualTo(9);
        assertThat(history.max("heap.used", T0, T0 + days * 86_400_000L)).isEqualTo(9);
        assertThat(history.max("heap.used", T0 - 5_000, T0 - 1)).isNaN();
        assertThat(history.max("heap.used", T0 + days * 86_400_000L, T0 + days * 86_500_000L))
                .isNaN();
    }

    @Test
    void equal_words_of_many_events_are_kept_once() {
        History history = new History();
        for (int i = 0; i < 2; i++) {
            String collector =
                    new String("G1 Young Generation".toCharArray()); // as it is read from a JVM, anew each time
            history.event(
                    new TimedEvent("gc.pause", i, 1, "cause", "source", Map.of(), Map.of("collector", collector)));
        }
        List<TimedEvent> kept = history.events("gc.pause", 0, 1);
        assertThat(kept).hasSize(2);
        assertThat(kept.get(1).texts().get("collector"))
                .isEqualTo("G1 Young Generation")
                .isSameAs(kept.get(0).texts().get("collector"));
    }

    @Test
    void thinning_keeps_the_longest_events() {
        History history = new History();
        for (int i = 0; i < 200_000; i++) {
            history.event(pause(T0 + i, i % 10_007 == 0 ? 14_000_000_000L : 1_000_000));
        }
        List<TimedEvent> kept = history.events("gc.pause", T0, T0 + 1_000_000);
        assertThat(kept).hasSizeLessThanOrEqualTo(EventLog.MAX_EVENTS);
        assertThat(kept).filteredOn(e -> e.durationNanos() == 14_000_000_000L).hasSize(20);
        assertThat(kept).isSortedAccordingTo(java.util.Comparator.comparingLong(TimedEvent::atMillis));
        assertThat(history.omittedEvents("gc.pause")).isEqualTo(200_000 - kept.size());
    }

    @Test
    void events_told_late_are_put_in_order() {
        History history = new History();
        for (long at : new long[] {5, 3, 9, 1, 7}) {
            history.event(pause(T0 + at, 1));
        }
        assertThat(history.events(T0 + 3, T0 + 7))
                .extracting(e -> e.atMillis() - T0)
                .containsExactly(3L, 5L, 7L);
    }

    @Test
    void many_threads_may_write_while_others_read() throws InterruptedException {
        History history = new History();
        CountDownLatch done = new CountDownLatch(4);
        List<Throwable> failures = java.util.Collections.synchronizedList(new ArrayList<>());
        for (int t = 0; t < 4; t++) {
            Series mine = series("t" + t);
            Thread.ofPlatform()
                    .uncaughtExceptionHandler((x, e) -> failures.add(e))
                    .start(() -> {
                        for (int i = 0; i < 20_000; i++) {
                            history.sample(mine, T0 + i * 100L, i);
                            if (i % 1_000 == 0) {
                                history.gap("test", T0 + i * 100L, "now and then");
                            }
                        }
                        done.countDown();
                    });
        }
        while (done.getCount() > 0) {
            Envelope envelope = history.envelope("t0", T0, T0 + 2_000_000, 500);
            for (int i = 1; i < envelope.size(); i++) {
                assertThat(envelope.atMillis(i)).isGreaterThanOrEqualTo(envelope.atMillis(i - 1));
            }
        }
        done.await();
        assertThat(failures).isEmpty();
        assertThat(history.latest("t3").orElseThrow().value()).isIn(19_999.0, Double.NaN);
    }

    private static Series series(String id) {
        return new Series(id, id, Unit.COUNT, "test", "");
    }

    private static TimedEvent pause(long at, long nanos) {
        return new TimedEvent(
                "gc.pause",
                at,
                nanos,
                "G1 Evacuation Pause",
                "test",
                Map.of("beforeBytes", 2.0, "afterBytes", 1.0),
                Map.of("collector", "G1"));
    }
}
