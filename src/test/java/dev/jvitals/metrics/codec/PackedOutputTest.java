package dev.jvitals.metrics.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PackedOutputTest {
    private static final double[] ODD = {
        0.0,
        -0.0,
        1,
        -1,
        127,
        128,
        -64,
        -65,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.MIN_VALUE,
        Double.MAX_VALUE,
        0x1p53,
        -0x1p53,
        0x1p53 - 1,
        Long.MAX_VALUE,
        0.1,
        1e300,
        Double.longBitsToDouble(0x7ff8000000000123L)
    };

    @Test
    void every_double_comes_back_bit_for_bit() {
        Random random = new Random(1);
        double[] values = new double[100_000];
        for (int i = 0; i < values.length; i++) {
            values[i] = switch (random.nextInt(5)) {
                case 0 -> random.nextInt(2_000) - 1_000;
                case 1 -> random.nextLong(1L << 40);
                case 2 -> random.nextDouble();
                case 3 -> Double.longBitsToDouble(random.nextLong());
                default -> ODD[random.nextInt(ODD.length)];
            };
        }
        PackedOutput out = new PackedOutput();
        double previous = 0;
        for (double value : values) {
            out.writeDouble(previous, value);
            previous = value;
        }
        PackedInput in = new PackedInput(out.toByteArray());
        previous = 0;
        for (double value : values) {
            previous = in.readDouble(previous);
            assertThat(Double.doubleToRawLongBits(previous)).isEqualTo(Double.doubleToRawLongBits(value));
        }
        assertThat(in.hasMore()).isFalse();
    }

    @Test
    void every_long_and_text_comes_back() {
        Random random = new Random(2);
        PackedOutput out = new PackedOutput();
        for (int i = 0; i < 10_000; i++) {
            long value = random.nextLong() >> random.nextInt(64);
            out.writeSigned(value);
            out.writeUnsigned(value);
            out.writeText("Fäden 線程 " + value);
        }
        random = new Random(2);
        PackedInput in = new PackedInput(out.toByteArray());
        for (int i = 0; i < 10_000; i++) {
            long value = random.nextLong() >> random.nextInt(64);
            assertThat(in.readSigned()).isEqualTo(value);
            assertThat(in.readUnsigned()).isEqualTo(value);
            assertThat(in.readText()).isEqualTo("Fäden 線程 " + value);
        }
    }

    @Test
    void an_unchanged_or_slowly_counting_value_takes_one_byte() {
        PackedOutput out = new PackedOutput();
        out.writeDouble(0.25, 0.25);
        out.writeDouble(1_000_000, 1_000_003);
        out.writeDouble(1_000_000, 999_999);
        assertThat(out.size()).isEqualTo(3);
    }

    @Test
    void random_bytes_are_refused_or_read_but_never_run_away() {
        Random random = new Random(3);
        for (int round = 0; round < 5_000; round++) {
            byte[] bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            PackedInput in = new PackedInput(bytes);
            try {
                while (in.hasMore()) {
                    switch (random.nextInt(3)) {
                        case 0 -> in.readText();
                        case 1 -> in.readSigned();
                        default -> in.readDouble(random.nextDouble());
                    }
                }
            } catch (PackedFormatException expected) {
                assertThat(expected).hasMessageMatching(".+");
            }
        }
    }

    @Test
    void a_length_beyond_the_end_is_refused_before_memory_is_taken() {
        PackedOutput out = new PackedOutput();
        out.writeUnsigned(Integer.MAX_VALUE);
        assertThatThrownBy(() -> new PackedInput(out.toByteArray()).readText())
                .isInstanceOf(PackedFormatException.class);
    }
}
