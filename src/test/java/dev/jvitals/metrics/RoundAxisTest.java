package dev.jvitals.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.base.Unit;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RoundAxisTest {
    @Test
    void bytes_step_by_powers_of_two_and_the_rest_by_one_two_five() {
        assertThat(new RoundAxis(Unit.BYTES).ceiling(200 << 20)).isEqualTo(256 << 20);
        assertThat(new RoundAxis(Unit.MILLIS).ceiling(3)).isEqualTo(5);
        assertThat(new RoundAxis(Unit.COUNT).ceiling(0.2)).isEqualTo(1);
        assertThat(new RoundAxis(Unit.SHARE).ceiling(0.011)).isEqualTo(0.02);
    }

    @Test
    void the_axis_ends_at_a_tick_above_the_figures_and_wastes_less_than_half() {
        Random random = new Random(1);
        for (Unit unit : new Unit[] {Unit.BYTES, Unit.COUNT, Unit.MILLIS, Unit.SHARE, Unit.PER_SECOND}) {
            RoundAxis axis = new RoundAxis(unit);
            for (int i = 0; i < 1_000; i++) {
                double max = Math.pow(10, random.nextDouble() * 8);
                double end = axis.axisEnd(max);
                assertThat(end)
                        .as("%s %s", unit, max)
                        .isGreaterThan(unit == Unit.SHARE ? Math.min(max, max / 1.06) : max)
                        .isLessThan(max * 2 + 5);
            }
        }
    }

    @Test
    void where_there_is_room_for_few_labels_the_steps_are_larger_and_still_round() {
        RoundAxis bytes = new RoundAxis(Unit.BYTES);
        assertThat(bytes.step(256 << 20)).isEqualTo(64 << 20);
        assertThat(bytes.step(256 << 20, 2)).isEqualTo(128 << 20);
        assertThat(bytes.step(256 << 20, 0.3)).isEqualTo(256 << 20);
        assertThat(new RoundAxis(Unit.MILLIS).step(60, 2)).isEqualTo(50);
    }

    @Test
    void parts_of_a_whole_end_at_the_whole_though_rounding_adds_a_little() {
        RoundAxis shares = new RoundAxis(Unit.SHARE);
        assertThat(shares.axisEnd(0.97)).isEqualTo(1);
        assertThat(shares.axisEnd(1.0005)).isEqualTo(1);
        assertThat(shares.axisEnd(1.8)).as("no parts of a whole").isEqualTo(2);
    }

    @Test
    void an_axis_of_nothing_still_has_a_length() {
        for (Unit unit : Unit.values()) {
            RoundAxis axis = new RoundAxis(unit);
            double end = axis.axisEnd(0);
            assertThat(end).as("%s", unit).isPositive();
            assertThat(axis.label(axis.step(end))).as("%s", unit).doesNotContain("<", "ns");
        }
        assertThat(new RoundAxis(Unit.BYTES_PER_SECOND).axisEnd(0)).isEqualTo(1 << 20);
        assertThat(new RoundAxis(Unit.PER_SECOND).axisEnd(0)).isEqualTo(1.5);
    }
}
