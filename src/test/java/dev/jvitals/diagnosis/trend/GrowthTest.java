package dev.jvitals.diagnosis.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.jvitals.metrics.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** Made-up series of many shapes, each with many seeds and looked at again and again as time goes on. */
class GrowthTest {
    private static final int SEEDS = 40;
    private static final int SECONDS = 300;
    /** The least time that rules on climbs look at. */
    private static final int FIRST_LOOK = 35;

    private static final int BETWEEN_LOOKS = 5;

    /** Of levels about a hundred; rules too ask for a rise that is worth a word. */
    private static final double NOTABLE_RISE = 15;

    /** A shape drawn with the random numbers of one seed. */
    private interface Shape {
        DoubleUnaryOperator of(SplittableRandom random);
    }

    private static List<Sample> samples(int seconds, DoubleUnaryOperator valueAtSecond) {
        List<Sample> samples = new ArrayList<>();
        for (int second = 0; second < seconds; second++) {
            samples.add(new Sample(1_000L * second, valueAtSecond.applyAsDouble(second)));
        }
        return samples;
    }

    /** At which seconds a steady climb is seen, over all looks of one seed. */
    private static List<Integer> alarms(Shape shape, long seed) {
        List<Sample> all = samples(SECONDS, shape.of(new SplittableRandom(seed)));
        List<Integer> alarms = new ArrayList<>();
        for (int look = FIRST_LOOK; look <= SECONDS; look += BETWEEN_LOOKS) {
            if (Growth.of(all.subList(0, look))
                    .filter(growth -> growth.isSteady() && growth.whole().rise() >= NOTABLE_RISE)
                    .isPresent()) {
                alarms.add(look);
            }
        }
        return alarms;
    }

    private static double noise(SplittableRandom random, double size) {
        return random.nextDouble(-size, size);
    }

    @Test
    void a_leak_is_steady_from_the_first_look_on_whatever_the_noise() {
        for (long seed = 0; seed < SEEDS; seed++) {
            List<Integer> alarms = alarms(
                    random -> {
                        double slope = random.nextDouble(0.6, 3);
                        return second -> 50 + slope * second + noise(random, 5 * slope);
                    },
                    seed);
            assertThat(alarms).as("seed " + seed).hasSize((SECONDS - FIRST_LOOK) / BETWEEN_LOOKS + 1);
        }
    }

    @Test
    void a_leak_whose_load_comes_in_waves_is_steady_in_the_long_run() {
        for (long seed = 0; seed < SEEDS; seed++) {
            List<Integer> alarms = alarms(
                    random -> {
                        double period = random.nextDouble(20, 60);
                        double[] level = {50};
                        return second -> level[0] += 1 + 0.6 * Math.sin(second * 2 * Math.PI / period);
                    },
                    seed);
            assertThat(alarms).as("seed " + seed).contains(SECONDS);
        }
    }

    @Test
    void a_cache_that_fills_up_to_its_bound_is_not_steady_once_it_is_two_thirds_full() {
        for (long seed = 0; seed < SEEDS; seed++) {
            double constant = new SplittableRandom(seed).nextDouble(15, 120);
            List<Integer> alarms = alarms(
                    random -> {
                        double time = random.nextDouble(15, 120);
                        return second -> 20 + 200 * (1 - Math.exp(-second / time)) + noise(random, 2);
                    },
                    seed);
            assertThat(alarms).as("seed " + seed).allMatch(second -> second <= Math.max(FIRST_LOOK, 1.1 * constant));
        }
    }

    @Test
    void where_a_filling_cache_comes_to_rest_is_told_before_it_is_full() {
        for (long seed = 0; seed < SEEDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            double time = random.nextDouble(20, 60);
            double bound = random.nextDouble(50, 500);
            Growth growth = Growth.of(samples(
                            (int) time,
                            second -> 10 + bound * (1 - Math.exp(-second / time)) + noise(random, bound / 400)))
                    .orElseThrow();
            assertThat(growth.levelAtRest()).as("seed " + seed).isCloseTo(10 + bound, within(0.35 * bound));
        }
    }

    @Test
    void heap_that_is_touched_up_to_what_is_committed_stops() {
        for (long seed = 0; seed < SEEDS; seed++) {
            double end = new SplittableRandom(seed).nextDouble(20, 120);
            List<Integer> alarms = alarms(
                    random -> {
                        double until = random.nextDouble(20, 120);
                        return second -> 60 + 3 * Math.min(second, until) + noise(random, 1);
                    },
                    seed);
            assertThat(alarms).as("seed " + seed).allMatch(second -> second <= Math.max(FIRST_LOOK, 1.45 * end));
        }
    }

    @Test
    void a_warm_up_that_is_over_by_the_first_look_is_never_steady() {
        for (long seed = 0; seed < SEEDS; seed++) {
            assertThat(alarms(
                            random -> {
                                double until = random.nextDouble(2, 18);
                                return second -> 100 * Math.min(1, second / until) + noise(random, 1);
                            },
                            seed))
                    .as("seed " + seed)
                    .isEmpty();
        }
    }

    @Test
    void bursts_that_pass_are_not_steady() {
        for (long seed = 0; seed < SEEDS; seed++) {
            assertThat(alarms(
                            random -> {
                                double begin = random.nextDouble(0, 200);
                                double length = random.nextDouble(5, 60);
                                return second ->
                                        100 + (second > begin && second < begin + length ? 80 : 0) + noise(random, 3);
                            },
                            seed))
                    .as("seed " + seed)
                    .hasSizeLessThanOrEqualTo(1);
        }
    }

    @Test
    void a_level_that_goes_up_and_down_is_hardly_ever_steady() {
        int steady = 0;
        int looks = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            steady += alarms(
                            random -> {
                                double period = random.nextDouble(5, 25);
                                return second -> 200 + 40 * Math.sin(second * 2 * Math.PI / period) + noise(random, 20);
                            },
                            seed)
                    .size();
            looks += (SECONDS - FIRST_LOOK) / BETWEEN_LOOKS + 1;
        }
        // The interval is two-sided 95 %, so 2.5 % would rise by chance; few of these in their second half too.
        assertThat(steady).isLessThan(looks * 3 / 100);
    }
}
