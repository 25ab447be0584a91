package dev.jvitals.target.hsperf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.jvitals.base.Failure;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PerfFileTest {
    @TempDir
    Path folder;

    /** This JVM's own counters. */
    private static Path own() throws IOException {
        long pid = ProcessHandle.current().pid();
        try (var files = Files.newDirectoryStream(Path.of("/tmp"), "hsperfdata_*")) {
            for (Path each : files) {
                if (Files.exists(each.resolve(Long.toString(pid)))) {
                    return each.resolve(Long.toString(pid));
                }
            }
        }
        throw new AssertionError("this JVM publishes no counters");
    }

    private Path copy(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("copy"), bytes);
    }

    @Test
    void numbers_and_texts_of_a_real_jvm_are_read() throws IOException {
        try (PerfFile file = PerfFile.open(own())) {
            assertThat(file.text("java.property.java.version")).isEqualTo(System.getProperty("java.version"));
            assertThat(file.text("sun.gc.cause")).isEqualTo("No GC");
            assertThat(file.value("sun.os.hrt.frequency", -1)).isEqualTo(1_000_000_000L);
            assertThat(file.value("no.such.counter", -7)).isEqualTo(-7);
            assertThat(file.text("no.such.counter")).isNull();
            assertThat(file.isAccessible()).isTrue();
            assertThat(file.numberNames()).hasSizeGreaterThan(80);
        }
    }

    @Test
    void a_counter_is_read_anew_each_time() throws IOException {
        try (PerfFile file = PerfFile.open(own())) {
            PerfCounter collections = Objects.requireNonNull(file.counter("sun.rt.safepoints"));
            long before = collections.read();
            System.gc();
            assertThat(collections.read()).isGreaterThan(before);
        }
    }

    @Test
    void a_file_of_something_else_is_refused_with_offset_and_expectation() throws IOException {
        Path file = copy(new byte[32768]);
        assertThatThrownBy(() -> PerfFile.open(file))
                .isInstanceOf(Failure.class)
                .hasMessageContainingAll(file.toString(), "offset 0", "cafec0c0");
        assertThatThrownBy(() -> PerfFile.open(copy(new byte[3])))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("a file of 3 bytes");
    }

    @Test
    void truncated_files_fail_with_a_sentence_at_every_length() throws IOException {
        byte[] whole = Files.readAllBytes(own());
        Random random = new Random(4711);
        for (int i = 0; i < 200; i++) {
            byte[] cut = Arrays.copyOf(whole, random.nextInt(9_000));
            assertThat(catchThrowable(() -> PerfFile.open(copy(cut)).close())).isInstanceOf(Failure.class);
        }
    }

    @Test
    void damaged_files_are_read_or_refused_but_never_break_the_reader() throws IOException {
        byte[] whole = Files.readAllBytes(own());
        Random random = new Random(815);
        for (int i = 0; i < 500; i++) {
            byte[] damaged = whole.clone();
            for (int n = 0; n < 1 + random.nextInt(20); n++) {
                damaged[random.nextInt(12_000)] = (byte) random.nextInt();
            }
            Path file = copy(damaged);
            Throwable thrown = catchThrowable(() -> {
                try (PerfFile opened = PerfFile.open(file)) {
                    opened.numberNames().forEach(name -> opened.value(name, -1));
                    opened.textNames().forEach(opened::text);
                }
            });
            assertThat(thrown == null || thrown instanceof Failure)
                    .as("seed 815, file %d: %s", i, thrown)
                    .isTrue();
        }
    }

    @Test
    void a_file_that_is_cut_while_mapped_fails_with_a_sentence() throws IOException {
        Path path = copy(Files.readAllBytes(own()));
        try (PerfFile file = PerfFile.open(path);
                RandomAccessFile cut = new RandomAccessFile(path.toFile(), "rw")) {
            cut.setLength(0);
            assertThatThrownBy(file::refreshNames).isInstanceOf(Failure.class).hasMessageContaining("cut short");
        }
    }
}
