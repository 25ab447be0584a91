package dev.jvitals.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BYTES|0|0 B",
                "BYTES|1023|1,023 B",
                "BYTES|1536|1.50 KB",
                "BYTES|2147483648|2 GB",
                "BYTES|-1572864|−1.50 MB",
                "SHARE|0.125|12.5 %",
                "SHARE|1|100 %",
                "SHARE|0.0002|0.020 %",
                "SHARE|0.0000004|< 0.01 %",
                "SHARE|-0.0000004|> −0.01 %",
                "SHARE|0|0 %",
                "MILLIS|0.31|310 µs",
                "MILLIS|14000|14 s",
                "NANOS|850|850 ns",
                "NANOS|0|0 ns",
                "MILLIS|0|0 ms",
                "SECONDS|0|0 s",
                "SECONDS|180|3 min",
                "COUNT|1234567|1,234,567",
                "COUNT|2.25|2.3",
                "COUNT|1.96|2.0",
                "COUNT|12.5|13",
                "COUNT|0.314|0.31",
                "CORES|1|1 core",
                "CORES|1.5|1.50 cores",
                "CORES|0.00026|0.00026 cores",
                "CORES|0.000094|< 0.0001 cores",
                "NANOS|-2500|−2.50 µs",
                "BYTES_PER_SECOND|1048576|1 MB/s",
                "SHARE|NaN|–"
            })
    void figures_read_as_people_write_them(Unit unit, double value, String expected) {
        assertThat(unit.format(value)).isEqualTo(expected);
    }

    @Test
    void a_difference_has_its_sign() {
        assertThat(Unit.BYTES.signed(2048)).isEqualTo("+2 KB");
        assertThat(Unit.BYTES.signed(-2048)).isEqualTo("−2 KB");
        assertThat(Unit.COUNT.signed(0)).isEqualTo("0");
        assertThat(Unit.SHARE.signed(0.0000004)).isEqualTo("< 0.01 %");
    }

    @Test
    void figures_are_rounded_as_formats_of_java_round_them() {
        Random random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            double value = Math.pow(10, random.nextDouble(-6, 12));
            double rounded = Math.rint(value * 1000) / 1000; // where halves are
            for (double each : new double[] {value, rounded, Math.rint(value)}) {
                assertThat(Unit.bare(each)).isEqualTo(formatted(each));
            }
        }
        assertThat(Unit.COUNT.format(Long.MAX_VALUE)).isEqualTo("9,223,372,036,854,775,807");
    }

    private static String formatted(double value) {
        if (value >= 100 || value == Math.rint(value)) {
            return String.format(Locale.ROOT, "%,d", Math.round(value));
        }
        if (value < 1e-4) {
            return "< 0.0001"; // where Java would write an exponent
        }
        return String.format(Locale.ROOT, value >= 10 ? "%.1f" : value >= 0.995 ? "%.2f" : "%.2g", value);
    }
}
