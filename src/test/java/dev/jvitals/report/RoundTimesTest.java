package dev.jvitals.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RoundTimesTest {
    @Test
    void however_long_the_time_its_ticks_are_few_within_it_and_evenly_apart() {
        Random random = new Random(3);
        for (int i = 0; i < 5_000; i++) {
            long from = 1_700_000_000_000L + random.nextInt();
            long span = (long) Math.pow(10, 3.4 + random.nextDouble() * 6.5);
            List<RoundTimes.Tick> ticks = RoundTimes.between(from, from + span);
            assertThat(ticks).as("%d ms from %d", span, from).hasSizeBetween(1, 7);
            assertThat(ticks.getFirst().atMillis()).isBetween(from, from + span);
            assertThat(ticks.getLast().atMillis()).isBetween(from, from + span);
            assertThat(ticks.stream().mapToLong(RoundTimes.Tick::atMillis)).isSorted();
        }
    }

    @Test
    void they_stand_at_whole_seconds_minutes_hours_and_days() {
        long at = Instant.parse("2026-11-21T10:38:05.500Z").toEpochMilli();
        assertThat(RoundTimes.between(at, at + 20_000))
                .extracting(RoundTimes.Tick::label)
                .allMatch(l -> l.matches("..:..:.[05]"));
        assertThat(RoundTimes.between(at, at + 600_000))
                .extracting(RoundTimes.Tick::label)
                .allMatch(l -> l.matches("..:.[02468]"));
        assertThat(RoundTimes.between(at, at + 5 * 86_400_000L))
                .extracting(RoundTimes.Tick::label)
                .hasSize(5)
                .allMatch(label -> label.matches("2026-11-2\\d"));
    }
}
