package dev.jvitals.diagnosis.trend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What is selected by rank is what sorting finds there. */
class RankedTest {
    @Test
    void each_rank_is_that_of_the_sorted_numbers() {
        for (long seed = 0; seed < 2_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int kinds = random.nextInt(1, 50); // few: many are equal
            double[] numbers = random.doubles(random.nextInt(1, 200))
                    .map(each -> Math.rint(each * kinds))
                    .toArray();
            double[] sorted = numbers.clone();
            Arrays.sort(sorted);
            Ranked ranked = new Ranked(numbers);
            for (int i = 0; i < 10; i++) {
                int rank = random.nextInt(sorted.length);
                assertThat(ranked.at(rank)).as("seed %d, rank %d", seed, rank).isEqualTo(sorted[rank]);
            }
            assertThat(ranked.median()).isEqualTo((sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2);
        }
    }

    @Test
    void rows_that_are_sorted_or_all_alike_are_no_worst_case() {
        double[] rising = new double[1_000_000];
        Arrays.setAll(rising, i -> i);
        assertThat(new Ranked(rising).at(777_777)).isEqualTo(777_777);
        assertThat(new Ranked(new double[1_000_000]).median()).isZero();
    }
}
