package dev.jvitals.threads.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Failure;
import dev.jvitals.session.bench.ThreadDumpGenerator;
import dev.jvitals.threads.ThreadDump;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThreadDumpsTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"UTF-16LE, false", "UTF-16BE, false", "UTF-16LE, true", "UTF-16BE, true", "UTF-8, true"})
    void any_encoding_reads_the_same(String charset, boolean mark) throws IOException {
        for (String sample : new String[] {"odd.17.txt", "vt.25.json", "threadinfo.17.txt"}) {
            String text = Files.readString(Samples.path(sample));
            Path file = folder.resolve("encoded");
            Files.write(file, ((mark ? "\uFEFF" : "") + text).getBytes(Charset.forName(charset)));
            ThreadDump dump = only(file);
            assertThat(dump.threads()).isEqualTo(Samples.only(sample).threads());
            assertThat(dump.notUnderstood()).isEmpty();
        }
    }

    @Test
    void carriage_returns_change_nothing() throws IOException {
        for (String end : new String[] {"\r\n", "\r\r\n"}) {
            Path file = folder.resolve("crlf");
            Files.writeString(
                    file, Files.readString(Samples.path("jstack-l.17.txt")).replace("\n", end));
            assertThat(only(file).threads())
                    .isEqualTo(Samples.only("jstack-l.17.txt").threads());
            assertThat(only(file).notUnderstood()).isEmpty();
        }
    }

    @Test
    void gzip_is_recognised_by_its_bytes_and_kept_as_far_as_it_goes() throws IOException {
        Path file = folder.resolve("dump.log");
        gzip(file, Files.readAllBytes(Samples.path("jstack-l.17.txt")));
        assertThat(only(file).threads())
                .isEqualTo(Samples.only("jstack-l.17.txt").threads());
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
        ThreadDumpFile half = ThreadDumps.read(file, new Cancellation());
        assertThat(half.dumps().getFirst().threads()).hasSizeBetween(5, 56);
        assertThat(half.skipped().getFirst().why()).isEqualTo("its compressed data ends too early");
    }

    @Test
    void a_folder_is_read_in_the_order_of_time_and_tells_what_it_skipped() throws IOException {
        Files.copy(Samples.path("jstack-l.26.txt"), folder.resolve("a"));
        Files.copy(Samples.path("jstack-l.8.txt"), folder.resolve("b"));
        Files.writeString(folder.resolve("notes.txt"), "nothing here\n");
        ThreadDumpFile file = ThreadDumps.read(folder, new Cancellation());
        assertThat(file.dumps()).extracting(dump -> dump.threads().size()).containsExactly(49, 57);
        assertThat(file.skipped()).hasSize(1);
        assertThat(file.skipped().getFirst().path()).hasFileName("notes.txt");
    }

    @Test
    void numbers_in_file_names_count_by_value() {
        assertThat(DumpFiles.byNumbers("dump-2.txt", "dump-10.txt")).isNegative();
        assertThat(DumpFiles.byNumbers("dump-010.txt", "dump-9.txt")).isPositive();
        assertThat(DumpFiles.byNumbers("a", "a1")).isNegative();
        assertThat(DumpFiles.byNumbers("7", "7")).isZero();
    }

    @Test
    void what_has_no_thread_is_one_sentence() throws IOException {
        Path file = folder.resolve("notes.txt");
        Files.writeString(
                file, "2015-04-13 14:18:38\nFull thread dump Java HotSpot(TM) VM (20.14):\n\nJNI global refs: 1\n");
        assertThatThrownBy(() -> ThreadDumps.read(file, new Cancellation()))
                .isInstanceOfSatisfying(Failure.class, failure -> {
                    assertThat(failure.kind()).isEqualTo(Failure.Kind.INPUT);
                    assertThat(failure.sentence()).isEqualTo(file + ": no thread of any known dump format is in it");
                });
        Files.write(file, new byte[0]);
        assertThatThrownBy(() -> ThreadDumps.read(file, new Cancellation())).isInstanceOf(Failure.class);
        assertThatThrownBy(() -> ThreadDumps.read(folder.resolve("absent"), new Cancellation()))
                .hasMessageEndingWith("there is no such file");
    }

    @Test
    void what_is_not_understood_is_said_in_one_sentence() throws IOException {
        Path file = folder.resolve("dump");
        Files.writeString(file, """
                "a" #1 prio=5 tid=0x1 nid=1 runnable
                   java.lang.Thread.State: RUNNABLE
                ??
                ???
                \tat a.B.c(B.java:1)
                \t- <0XXXXX>< a fish
                \tat a.B.d(B.java:1)
                """);
        ThreadDumpFile read = ThreadDumps.read(file, new Cancellation());
        assertThat(read.notUnderstoodSentence()).isEqualTo("3 lines in 2 places not understood: lines 3 to 4, line 6");
        assertThat(read.dumps().getFirst().notUnderstood().getFirst().firstLine())
                .isEqualTo(3);
        assertThat(read.dumps().getFirst().threads().getFirst().frames()).hasSize(2);
    }

    @Test
    void memory_grows_with_distinct_stacks() {
        Path file = folder.resolve("big");
        new ThreadDumpGenerator(7).write(file, 3_000, 3);
        ThreadDumpFile read = ThreadDumps.read(file, new Cancellation());
        assertThat(read.dumps()).hasSize(3).allMatch(dump -> dump.threads().size() == 3_001);
        assertThat(read.notUnderstoodLines()).isZero();
        Set<Object> stacks = Collections.newSetFromMap(new IdentityHashMap<>());
        read.dumps().forEach(dump -> dump.threads().forEach(thread -> stacks.add(thread.frames())));
        assertThat(stacks).hasSizeLessThanOrEqualTo(301);
    }

    @Test
    void a_decompression_bomb_without_line_ends_stays_small() throws IOException {
        Path file = folder.resolve("bomb.gz");
        byte[] zeros = new byte[1 << 20];
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write("\"a\" #1 prio=5 tid=0x1 nid=1 runnable\n".getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 300; i++) {
                out.write(zeros);
            }
        }
        ThreadDumpFile read = ThreadDumps.read(file, new Cancellation());
        assertThat(read.dumps().getFirst().threads()).hasSize(1);
    }

    @Test
    void reading_can_be_cancelled() {
        Path file = folder.resolve("big");
        new ThreadDumpGenerator(7).write(file, 200, 1);
        Cancellation cancelled = new Cancellation();
        cancelled.cancel();
        assertThatThrownBy(() -> ThreadDumps.read(file, cancelled)).isInstanceOf(CancellationException.class);
    }

    private static ThreadDump only(Path file) {
        ThreadDumpFile read = ThreadDumps.read(file, new Cancellation());
        assertThat(read.dumps()).hasSize(1);
        return read.dumps().getFirst();
    }

    private static void gzip(Path file, byte[] bytes) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(bytes);
        }
    }
}
