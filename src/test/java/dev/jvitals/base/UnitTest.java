package dev.jvitals.base;

import static org.assertj.core.api.Assertions.assertThat;

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
                "SHARE|0|0 %",
                "MILLIS|0.31|310 µs",
                "MILLIS|14000|14 s",
                "NANOS|850|850 ns",
                "SECONDS|180|3 min",
                "COUNT|1234567|1,234,567",
                "CORES|1|1 core",
                "CORES|1.5|1.50 cores",
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
    }
}
