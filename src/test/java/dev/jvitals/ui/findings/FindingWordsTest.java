package dev.jvitals.ui.findings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.diagnosis.FindingBuilder;
import dev.jvitals.diagnosis.Severity;
import dev.jvitals.diagnosis.TrackedFinding;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class FindingWordsTest {
    private static final LocalDateTime THEN = LocalDateTime.of(2001, 1, 31, 23, 59, 50);

    private static String overFromTo(LocalDateTime from, LocalDateTime to) {
        return FindingWords.time(
                new TrackedFinding(
                        1,
                        new FindingBuilder("rule", Severity.WARNING, "so and so").build(),
                        millis(from),
                        millis(to),
                        true),
                false);
    }

    private static long millis(LocalDateTime time) {
        return time.atZone(ZoneId.systemDefault()).toInstant().toEpochMilli();
    }

    @Test
    void times_of_two_days_have_both_dates_though_one_of_them_is_today() {
        LocalDateTime midnight = LocalDate.now(ZoneId.systemDefault()).atStartOfDay();
        assertThat(overFromTo(THEN, THEN.plusSeconds(20))).isEqualTo("2001-01-31 23:59:50 to 2001-02-01 00:00:10");
        assertThat(overFromTo(midnight.minusSeconds(10), midnight.plusSeconds(10)))
                .isEqualTo(
                        midnight.toLocalDate().minusDays(1) + " 23:59:50 to " + midnight.toLocalDate() + " 00:00:10");
    }

    @Test
    void times_of_one_day_have_its_date_once_and_a_moment_is_one_time() {
        assertThat(overFromTo(THEN.minusMinutes(5), THEN)).isEqualTo("2001-01-31 23:54:50 to 23:59:50");
        assertThat(overFromTo(THEN, THEN)).isEqualTo("2001-01-31 23:59:50");
    }
}
