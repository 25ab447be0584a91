package dev.jvitals.target.gc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.metrics.History;
import dev.jvitals.metrics.TimedEvent;
import java.util.List;
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
        joiner.counted(pause(T0, 1_000_000, "the recorder tells it", "counters"));
        joiner.counted(pause(T0 - 10, 1_000_000, "before, though it comes in late", "counters"));
        assertThat(pauses()).extracting(TimedEvent::what).containsExactly("before, though it comes in late");
    }
}
