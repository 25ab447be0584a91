package dev.jvitals.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class OwnHeapTest {
    private static final long MB = 1 << 20;

    @Test
    void garbage_of_the_old_generation_is_collected_long_before_the_limit() throws Exception {
        assertThat(run("kept")).as("collections of the old generation").isGreaterThanOrEqualTo(3);
    }

    /** The day this fails, the JDK does it by itself, and {@link OwnHeap} can go. */
    @Test
    void without_it_the_collector_lets_garbage_lie_until_the_limit() throws Exception {
        assertThat(run("left")).as("collections of the old generation").isZero();
    }

    @Test
    void little_garbage_is_no_reason_to_collect_and_beside_much_in_use_more_may_lie() {
        assertThat(OwnHeap.isWorthIt(40 * MB, 40 * MB, true)).isFalse();
        assertThat(OwnHeap.isWorthIt(36 * MB, 20 * MB, true)).isFalse();
        assertThat(OwnHeap.isWorthIt(37 * MB, 20 * MB, true)).isTrue();
        assertThat(OwnHeap.isWorthIt(500 * MB, 400 * MB, true)).isFalse();
        assertThat(OwnHeap.isWorthIt(501 * MB, 400 * MB, true)).isTrue();
    }

    @Test
    void the_first_collection_comes_with_the_garbage_of_the_start() {
        assertThat(OwnHeap.isWorthIt(11 * MB, 0, true)).isFalse();
        assertThat(OwnHeap.isWorthIt(45 * MB, 0, true)).isTrue();
    }

    @Test
    void whoever_uses_the_window_is_not_disturbed_until_it_is_too_much() {
        assertThat(OwnHeap.isWorthIt(37 * MB, 20 * MB, false)).isFalse();
        assertThat(OwnHeap.isWorthIt(68 * MB, 20 * MB, false)).isFalse();
        assertThat(OwnHeap.isWorthIt(69 * MB, 20 * MB, false)).isTrue();
    }

    /** Collections of the old generation of a JVM as the program runs in, with room for all that it drops. */
    private static int run(String how) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-Xms48m",
                        "-Xmx1g",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Dropping.class.getName(),
                        how))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor()).as(told).isZero();
        return Integer.parseInt(told);
    }

    /** Drops what has been in the old generation for a moment. */
    static final class Dropping {
        private static final int HELD = 64;
        private static final int PIECE_BYTES = 128 << 10;
        /** Half of the limit: no collector needs to do anything yet. */
        private static final long LEFT_BYTES = 512 * MB;

        private Dropping() {}

        public static void main(String[] args) {
            boolean kept = args[0].equals("kept");
            if (kept) {
                OwnHeap.keepSmall(Duration.ofMillis(5));
            }
            byte[][] held = new byte[HELD][];
            for (long i = 0; kept ? collections() < 3 : i * PIECE_BYTES < LEFT_BYTES; i++) {
                held[(int) (i % HELD)] = new byte[PIECE_BYTES];
            }
            System.out.println(collections());
        }

        private static long collections() {
            return ManagementFactory.getGarbageCollectorMXBeans().stream()
                    .filter(bean -> bean.getName().equals("MarkSweepCompact"))
                    .mapToLong(GarbageCollectorMXBean::getCollectionCount)
                    .sum();
        }
    }
}
