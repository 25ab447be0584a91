package dev.jvitals.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeTicksTest {
    /** A chart of 240 pixels has room for three labels. */
    @ParameterizedTest(name = "{0} s")
    @CsvSource({"20, SECONDS_10", "43, SECONDS_15", "80, SECONDS_30", "2600, MINUTES_15", "100000, HOURS_12"})
    void ticks_are_as_close_as_their_labels_allow(long seconds, TimeTicks ticks) {
        assertThat(TimeTicks.fitting(seconds * 1_000, 240)).isEqualTo(ticks);
    }
}
