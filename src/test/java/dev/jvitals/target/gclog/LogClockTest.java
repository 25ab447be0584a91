package dev.jvitals.target.gclog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogClockTest {
    @Test
    void the_first_uptime_tells_when_the_jvm_was_started_and_a_restart_does_not_move_it() {
        LogClock clock = new LogClock(0);
        clock.at(new Stamp(1_000_000, 4_000));
        clock.at(new Stamp(1_060_000, 64_000));
        clock.at(new Stamp(1_090_000, 500));
        assertThat(clock.startedMillis()).hasValue(996_000);
    }

    @Test
    void without_uptimes_the_start_is_not_known() {
        LogClock clock = new LogClock(0);
        clock.at(new Stamp(1_000_000, Stamp.UNKNOWN));
        assertThat(clock.startedMillis()).isEmpty();
    }
}
