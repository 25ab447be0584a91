package dev.jvitals.diagnosis.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.diagnosis.trend.Growth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class HeapFloorsTest {
    /** A collection every two seconds for two minutes; the old ones where told. */
    private static HeapFloors floors(IntPredicate old, IntToDoubleFunction floor) {
        List<GcPause> pauses = new ArrayList<>();
        for (int second = 0; second <= 120; second += 2) {
            double left = floor.applyAsDouble(second);
            pauses.add(new GcPause(
                    1_000L * second, 5, "test", "test", old.test(second), left + 50, left, Double.NaN, Double.NaN));
        }
        return HeapFloors.of(Growth.of(GcPause.floors(pauses)).orElseThrow(), pauses);
    }

    @Test
    void without_old_collections_the_climb_is_neither_proven_nor_refuted() {
        HeapFloors floors = floors(second -> false, second -> second);
        assertThat(floors.isTested()).isFalse();
        assertThat(floors.isTakenAway()).isFalse();
    }

    @Test
    void old_collections_that_leave_the_climb_behind_prove_it() {
        HeapFloors floors = floors(second -> second % 40 == 0, second -> second);
        assertThat(floors.isTested()).isTrue();
        assertThat(floors.isTakenAway()).isFalse();
    }

    @Test
    void old_collections_that_come_down_to_the_same_floor_refute_it() {
        HeapFloors floors = floors(second -> second % 40 == 0, second -> second % 40 == 0 ? 10 : 10 + second);
        assertThat(floors.isTakenAway()).isTrue();
    }

    @Test
    void two_old_pauses_of_one_cycle_prove_nothing() {
        assertThat(floors(second -> second == 60 || second == 62, second -> second)
                        .isTested())
                .isFalse();
    }
}
