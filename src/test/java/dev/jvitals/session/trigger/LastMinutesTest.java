package dev.jvitals.session.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Progress;
import dev.jvitals.metrics.recording.Recording;
import dev.jvitals.metrics.recording.RecordingReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastMinutesTest {
    @TempDir
    Path folder;

    /** Writes them in a JVM whose files cannot grow beyond so many bytes; what it said. */
    private static String write(Path file, int mostBytes) throws IOException {
        Process writer = new ProcessBuilder(
                        "prlimit",
                        "--fsize=" + mostBytes,
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-XX:-UsePerfData",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LastMinutesWriter.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .start();
        return new String(writer.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static Recording read(Path file) {
        return RecordingReader.read(file, Progress.NONE, new Cancellation());
    }

    @Test
    void all_is_written_or_a_failure_says_that_the_disk_did_not_take_it() throws IOException {
        Path whole = folder.resolve("whole.jvitals");
        assertThat(write(whole, 1 << 20)).contains("whole");
        assertThat(read(whole).history().lastMillis()).isEqualTo((LastMinutesWriter.SAMPLES - 1) * 100L);
        Path cut = folder.resolve("cut.jvitals");
        assertThat(write(cut, 4_096)).contains("cut.jvitals stopped at", "File too large");
        assertThat(read(cut).damage())
                .as("what was written before stays readable")
                .isEmpty();
        assertThat(read(cut).closed()).isFalse();
    }
}
