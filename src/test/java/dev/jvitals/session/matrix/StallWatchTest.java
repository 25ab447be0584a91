package dev.jvitals.session.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class StallWatchTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void a_short_time_of_pressure_in_a_long_run_is_told_as_the_share_of_its_own_twenty_seconds() {
        StallWatch watch = new StallWatch();
        long stalled = 0;
        for (int second = 0; second <= 200; second += 5) {
            stalled += second > 100 && second <= 120 ? 4_000_000 : 0; // four of each five seconds
            watch.look(second * SECOND, stalled);
        }
        assertThat(watch.worstShare()).isCloseTo(0.8, within(0.01));
    }

    @Test
    void a_quiet_machine_has_none() {
        StallWatch watch = new StallWatch();
        watch.look(0, 500);
        watch.look(30 * SECOND, 500);
        assertThat(watch.worstShare()).isZero();
    }

    @Test
    void what_the_kernel_does_not_tell_is_not_zero() {
        assertThat(new StallWatch().worstShare()).isNaN();
    }
}
