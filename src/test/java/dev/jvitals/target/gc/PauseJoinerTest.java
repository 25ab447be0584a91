package dev.jvitals.target.gc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.metrics.History;
import dev.jvitals.metrics.TimedEvent;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PauseJoinerTest {
    private static final long T0 = 1_790_000_000_000L;

    private final History history = new History();

    private PauseJoiner joiner(Collector collector, boolean beansTell) {
        return new PauseJoiner(history, collector, () -> beansTell, _ -> false);
    }

    private static Pause pause(long atMillis, long nanos, String cause, String source) {
        return new Pause(Pause.PAUSE, atMillis, nanos, cause, "collector", Pause.PART, Double.NaN, Double.NaN, source);
    }

    private List<TimedEvent> pauses() {
        return history.events(Pause.PAUSE, 0, Long.MAX_VALUE);
    }

    @Test
    void counters_give_the_nanoseconds_and_beans_the_cause() {
        PauseJoiner joiner = joiner(Collector.G1, true);
        joiner.counted(pause(T0, 1_234_567, "", "counters"));
        joiner.told(pause(T0 + 3, 1_000_000, "G1 Evacuation Pause", "beans"));
        assertThat(pauses()).singleElement().satisfies(event -> {
            assertThat(event.durationNanos()).isEqualTo(1_234_567);
            assertThat(event.what()).isEqualTo("G1 Evacuation Pause");
        });
    }

    @Test
    void a_safepoint_is_a_pause_of_shenandoah_only_where_the_beans_tell_one() {
        PauseJoiner joiner = joiner(Collector.SHENANDOAH, true);
        joiner.counted(pause(T0, 70_000, "", "a safepoint of something else"));
        joiner.counted(pause(T0 + 60, 90_000, "", "the pause"));
        joiner.told(pause(T0 + 58, 0, "Init Mark", "beans"));
        joiner.flush(T0 + 60_000);
        assertThat(pauses()).singleElement().satisfies(event -> {
            assertThat(event.durationNanos()).isEqualTo(90_000);
            assertThat(event.what()).isEqualTo("Init Mark");
        });
    }

    @Test
    void without_beans_no_safepoint_is_taken_for_a_pause_of_shenandoah() {
        PauseJoiner joiner = joiner(Collector.SHENANDOAH, false);
        joiner.counted(pause(T0, 70_000, "", "a safepoint"));
        joiner.flush(T0 + 60_000);
        assertThat(pauses()).isEmpty();
    }

    @Test
    void a_pause_that_the_beans_round_to_nothing_is_not_told_without_its_length() {
        PauseJoiner joiner = joiner(Collector.SHENANDOAH, true);
        joiner.told(pause(T0, 0, "Final Mark", "beans"));
        joiner.told(pause(T0 + 500, 2_000_000, "Full", "beans"));
        joiner.flush(T0 + 60_000);
        assertThat(pauses()).extracting(TimedEvent::what).containsExactly("Full");
    }

    @Test
    void a_stop_within_a_cycle_of_cms_is_told_at_once_since_beans_tell_only_the_whole_cycle() {
        PauseJoiner joiner = joiner(Collector.CMS, true);
        joiner.counted(pause(T0, 4_000_000, "CMS Initial Mark", "counters"));
        assertThat(pauses()).extracting(TimedEvent::what).containsExactly("CMS Initial Mark");
    }

    @Test
    void a_stop_of_cms_whose_cause_is_lost_is_a_full_collection_if_the_beans_say_so_and_else_a_stop_within_a_cycle() {
        PauseJoiner joiner = joiner(Collector.CMS, true);
        joiner.counted(pause(T0, 20_123_456, "", "counters"));
        joiner.counted(pause(T0 + 700, 3_000_000, "", "counters"));
        assertThat(pauses()).isEmpty();
        joiner.told(pause(T0, 20_000_000, "System.gc()", "beans"));
        joiner.flush(T0 + 60_000);
        assertThat(pauses()).extracting(TimedEvent::what).containsExactly("System.gc()", "");
        assertThat(pauses()).extracting(TimedEvent::durationNanos).containsExactly(20_123_456L, 3_000_000L);
    }

    @Test
    void a_half_whose_other_never_comes_is_told_alone() {
        PauseJoiner joiner = joiner(Collector.SERIAL, true);
        joiner.counted(pause(T0, 5_000_000, "", "counters"));
        joiner.flush(T0 + 1_000);
        assertThat(pauses()).isEmpty();
        joiner.flush(T0 + 60_000);
        assertThat(pauses()).hasSize(1);
    }

    @Test
    void a_pause_is_told_by_counters_or_by_the_flight_recorder_as_its_end_says_whenever_it_comes_in() {
        PauseJoiner joiner = new PauseJoiner(history, Collector.ZGC, () -> true, endMillis -> endMillis >= T0);
        joiner.counted(pause(T0 + 500, 1_000_000, "the recorder tells it", "counters"));
        joiner.counted(pause(T0 - 10, 1_000_000, "before, though it comes in late", "counters"));
        assertThat(pauses()).extracting(TimedEvent::what).containsExactly("before, though it comes in late");
    }

    /** The recorder tells what ends from T0 on, by its clock; whether it tells that one first is what it asks. */
    private static boolean isTold(PauseJoiner joiner, Pause recorded) {
        return recorded.endMillis() >= T0 && joiner.recorded(recorded);
    }

    @Test
    void a_pause_about_the_moment_when_the_recorder_takes_over_is_told_once_however_the_clocks_differ() {
        Random random = new Random(6);
        for (int i = 0; i < 1_000; i++) {
            History told = new History();
            PauseJoiner joiner = new PauseJoiner(told, Collector.ZGC, () -> true, endMillis -> endMillis >= T0);
            long atMillis = T0 + random.nextLong(-400, 400);
            Pause counted = pause(atMillis, random.nextLong(90_000_000), "", "counters");
            Pause recorded = pause(atMillis + random.nextLong(-99, 100), random.nextLong(90_000_000), "", "JFR");
            boolean recorderIsFirst = random.nextBoolean();
            int byRecorder = recorderIsFirst && isTold(joiner, recorded) ? 1 : 0;
            joiner.counted(counted);
            byRecorder += !recorderIsFirst && isTold(joiner, recorded) ? 1 : 0;
            int byCounters = told.events(Pause.PAUSE, 0, Long.MAX_VALUE).size();
            assertThat(byRecorder + byCounters).as("%s, %s", counted, recorded).isEqualTo(1);
        }
    }

    @Test
    void two_pauses_at_nearly_the_same_time_are_two_though_one_of_them_was_told_already() {
        PauseJoiner joiner = joiner(Collector.ZGC, true);
        joiner.counted(pause(T0, 40_000, "Mark Start", "counters"));
        assertThat(joiner.recorded(pause(T0 + 1, 41_000, "Mark Start", "JFR"))).isFalse();
        assertThat(joiner.recorded(pause(T0 + 20, 40_000, "Mark End", "JFR"))).isTrue();
    }
}
