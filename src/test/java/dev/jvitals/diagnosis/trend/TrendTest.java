package dev.jvitals.diagnosis.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.jvitals.metrics.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class TrendTest {
    private static List<Sample> everySecond(int count, DoubleUnaryOperator valueAtSecond) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            samples.add(new Sample(1_000L * i, valueAtSecond.applyAsDouble(i)));
        }
        return samples;
    }

    @Test
    void a_straight_line_has_its_own_slope_and_levels() {
        Trend trend = Trend.of(everySecond(61, second -> 100 + 2 * second)).orElseThrow();
        assertThat(trend.perMinute()).isCloseTo(120, within(1e-9));
        assertThat(trend.firstLevel()).isCloseTo(100, within(1e-9));
        assertThat(trend.lastLevel()).isCloseTo(220, within(1e-9));
        assertThat(trend.minutesUntil(340)).isCloseTo(1, within(1e-9));
        assertThat(trend.rises()).isTrue();
    }

    @Test
    void a_quarter_of_wild_outliers_does_not_bend_it() {
        SplittableRandom random = new SplittableRandom(7);
        Trend trend = Trend.of(
                        everySecond(100, second -> random.nextInt(4) == 0 ? random.nextDouble(1e6) : 50 + 3 * second))
                .orElseThrow();
        assertThat(trend.perMinute()).isCloseTo(180, within(40.0));
    }

    @Test
    void noise_without_slope_seldom_rises() {
        SplittableRandom random = new SplittableRandom(11);
        int rising = 0;
        for (int run = 0; run < 200; run++) {
            rising += Trend.of(everySecond(30, second -> random.nextDouble()))
                            .orElseThrow()
                            .rises()
                    ? 1
                    : 0;
        }
        // 2.5 % are expected, as the interval is two-sided 95 %.
        assertThat(rising).isLessThan(15);
    }

    @Test
    void too_few_points_and_gaps_give_no_trend() {
        assertThat(Trend.of(everySecond(4, second -> second))).isEmpty();
        assertThat(Trend.of(everySecond(20, second -> Double.NaN))).isEmpty();
    }

    @Test
    void thousands_of_points_are_thinned_without_changing_the_slope() {
        Trend trend = Trend.of(everySecond(20_000, second -> second)).orElseThrow();
        assertThat(trend.points()).isEqualTo(240);
        assertThat(trend.perMinute()).isCloseTo(60, within(1e-9));
    }
}
