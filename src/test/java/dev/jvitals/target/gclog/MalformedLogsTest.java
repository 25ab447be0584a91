package dev.jvitals.target.gclog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Failure;
import dev.jvitals.base.Progress;
import dev.jvitals.support.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Damaged logs give what can be read or a sentence, never anything else. */
class MalformedLogsTest {
    private static final int ROUNDS = 60;
    private static final int MOST_BYTES = 60_000;

    @TempDir
    Path folder;

    private void readsOrRefuses(byte[] bytes) throws IOException {
        Path file = folder.resolve("damaged.log");
        Files.write(file, bytes);
        try {
            var history = GcLogs.read(file, Progress.NONE, new Cancellation()).history();
            assertThat(history.isEmpty()).isFalse();
        } catch (Failure e) {
            assertThat(e.kind()).isEqualTo(Failure.Kind.INPUT);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"G1", "Z"})
    void cut_and_scrambled_logs(String collector) throws IOException {
        Path file = folder.resolve("gc.log");
        try (ChildJvm child = ChildJvm.start(
                25,
                List.of("-Xmx64m", "-XX:+Use" + collector + "GC", "-Xlog:gc*,safepoint:file=" + file),
                "keep=10",
                "churn=200")) {
            child.tell("gc");
        }
        byte[] all = Files.readAllBytes(file);
        byte[] whole = Arrays.copyOf(all, Math.min(all.length, MOST_BYTES));
        Random random = new Random(42);
        for (int round = 0; round < ROUNDS; round++) {
            readsOrRefuses(Arrays.copyOf(whole, random.nextInt(whole.length)));
            byte[] scrambled = whole.clone();
            for (int i = 0; i < 300; i++) {
                scrambled[random.nextInt(scrambled.length)] = (byte) random.nextInt(256);
            }
            readsOrRefuses(scrambled);
        }
    }

    @Test
    void brackets_without_end_and_figures_without_bounds() throws IOException {
        for (String text : List.of(
                "[".repeat(100_000),
                "1.000: [GC " + "[".repeat(20_000) + "]".repeat(20_000) + ", 0.1 secs]\n",
                "[1.0s][gc] GC(99999999999) Pause Young (x) 1M->1M(1M) 1.0ms\n",
                "[1.0s][gc] GC(1) Pause Young (x) " + "9".repeat(400) + "M->1M(1M) 1.0ms\n",
                "[" + "9".repeat(400) + "s][gc] GC(1) Pause Young (x) 2M->1M(1M) 1.0ms\n",
                "[1.0.0s][gc] GC(1) Pause Young (x) 2M->1M(1M) 1.0ms\n",
                "2026-99-99T99:99:99.999+9999: 1.000: [GC (x) 1K->1K(1K), 0.1 secs]\n",
                "[1.0s][gc] GC(1) Pause Young (x) 2M->1M(1M) 99999999999999.0ms\n",
                "[2026-11-21T09:00:00.000+0000][gc] GC(1) Pause Full (x) 2M->1M(1M) " + "9".repeat(15) + ".0ms\n")) {
            readsOrRefuses(text.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
        }
    }

    @Test
    void a_file_without_line_ends_is_refused_in_bounded_memory() throws IOException {
        Path file = folder.resolve("no-lines");
        byte[] megabyte = new byte[1 << 20];
        Arrays.fill(megabyte, (byte) 'x');
        try (var out = Files.newOutputStream(file)) {
            for (int i = 0; i < 64; i++) {
                out.write(megabyte);
            }
        }
        assertThatThrownBy(() -> GcLogs.read(file, Progress.NONE, new Cancellation()))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("no garbage collection found");
    }
}
