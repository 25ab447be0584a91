package dev.jvitals.session.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.session.bench.SoakResult.Sample;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SoakResultTest {
    private static final long MEGA = 1 << 20;

    private static List<String> growing(IntFunction<Sample> samples) {
        return new SoakResult(40, IntStream.range(0, 16).mapToObj(samples).toList())
                .trends().stream()
                        .filter(trend -> !trend.isFlat())
                        .map(SoakResult.Trend::what)
                        .toList();
    }

    @Test
    void warming_up_and_one_odd_look_are_no_growth() {
        assertThat(growing(i -> new Sample(
                        i * 10L, (60 + Math.min(i, 4) * 10) * MEGA, 400 * MEGA, i == 14 ? 60 : 30, 100 + i % 3, 0.1)))
                .isEmpty();
    }

    @Test
    void looks_that_are_low_in_turn_are_no_growth() {
        for (int first = 0; first < 4; first++) {
            int low = first;
            assertThat(growing(i -> new Sample(i * 10L, (i % 4 == low ? 72 : 84) * MEGA, 400 * MEGA, 30, 100, 0.1)))
                    .isEmpty();
        }
    }

    @Test
    void a_tab_that_is_kept_each_round_is_growth() {
        assertThat(growing(i -> new Sample(i * 10L, (60 + i * 2) * MEGA, 400 * MEGA, 30, 100, 0.1)))
                .containsExactly("live heap");
    }

    @Test
    void a_thread_and_a_file_that_are_kept_each_round_are_growth() {
        assertThat(growing(i -> new Sample(i * 10L, 60 * MEGA, 400 * MEGA, 30 + i, 100 + 2 * i, 0.1)))
                .containsExactly("threads", "open files");
    }
}
