package dev.jvitals.metrics.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Failure;
import dev.jvitals.base.Progress;
import dev.jvitals.base.Unit;
import dev.jvitals.metrics.Envelope;
import dev.jvitals.metrics.Gap;
import dev.jvitals.metrics.History;
import dev.jvitals.metrics.Series;
import dev.jvitals.metrics.TimedEvent;
import dev.jvitals.support.Await;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingTest {
    private static final long T0 = 1_790_000_000_000L;
    private static final Series USED = new Series("heap.used", "used", Unit.BYTES, "hsperfdata x", "What is used.");
    private static final Series CPU = new Series("cpu", "CPU", Unit.CORES, "/proc/PID/stat", "Cores kept busy.");
    private static final TimedEvent PAUSE = new TimedEvent(
            "gc.pause",
            T0 + 5_000,
            14_000_000_000L,
            "Allocation Failure",
            "JFR",
            Map.of("beforeBytes", 5e8),
            Map.of("collector", "Serial"));

    @TempDir
    Path folder;

    @Test
    void everything_recorded_is_read_again() {
        Path file = folder.resolve("a.jvitals");
        byte[] dump = randomText(3_000_000);
        History expected = new History();
        try (RecordingWriter writer = RecordingWriter.create(file, Map.of("pid", "4711"))) {
            fill(writer, 2_000);
            writer.flush();
            writer.attach("threads.dump", "stuck", T0 + 7, dump);
            writer.gap("hsperfdata", T0 + 3_000_000, "stopped by a signal");
            writer.event(PAUSE);
        }
        fill(expected, 2_000);
        expected.gap("hsperfdata", T0 + 3_000_000, "stopped by a signal");
        Recording read = read(file);
        assertThat(read.closed()).isTrue();
        assertThat(read.damage()).isEmpty();
        assertThat(read.about()).isEqualTo(Map.of("pid", "4711"));
        assertThat(read.history().series()).containsExactly(USED, CPU);
        assertThat(read.history().events("gc.pause", T0, T0 + 10_000)).containsExactly(PAUSE);
        assertThat(read.history().gaps(T0, Long.MAX_VALUE))
                .containsExactly(new Gap("hsperfdata", T0 + 3_000_000, "stopped by a signal"));
        assertSame(read.history(), expected, 3_000_000);
        assertThat(read.attachments()).singleElement().satisfies(a -> {
            assertThat(a.kind() + " " + a.name()).isEqualTo("threads.dump stuck");
            assertThat(a.content()).isEqualTo(dump);
        });
    }

    private static void fill(dev.jvitals.metrics.SampleSink sink, int seconds) {
        Random random = new Random(5);
        for (int i = 0; i < seconds; i++) {
            sink.sample(USED, T0 + i * 1_000L, random.nextInt(1_000) * 4_096.0);
            sink.sample(CPU, T0 + i * 1_000L + 3, random.nextDouble());
        }
    }

    private static void assertSame(History actual, History expected, long spanMillis) {
        for (Series series : expected.series()) {
            Envelope a = actual.envelope(series.id(), T0, T0 + spanMillis, 10_000);
            Envelope b = expected.envelope(series.id(), T0, T0 + spanMillis, 10_000);
            assertThat(a.size()).isEqualTo(b.size());
            for (int i = 0; i < a.size(); i++) {
                assertThat(a.atMillis(i)).isEqualTo(b.atMillis(i));
                assertThat(a.last(i)).isEqualTo(b.last(i));
            }
            assertThat(a.endsInGap()).isEqualTo(b.endsInGap());
        }
    }

    @Test
    void a_sample_takes_few_bytes() throws IOException {
        Path file = folder.resolve("size.jvitals");
        Random random = new Random(9);
        try (RecordingWriter writer = RecordingWriter.create(file, Map.of())) {
            for (int i = 0; i < 3_600; i++) {
                for (int s = 0; s < 100; s++) {
                    Series series = new Series("s" + s, "s", Unit.BYTES, "x", "");
                    double value = s % 2 == 0 ? 7 : (double) (random.nextInt(1 << 18) * 4_096L);
                    writer.sample(series, T0 + i * 1_000L, value);
                }
                writer.flush();
            }
        }
        System.out.println("measured: one hour of 100 series takes " + Unit.BYTES.format((double) Files.size(file)));
        assertThat(Files.size(file)).isLessThan(6L * 3_600 * 100);
    }

    @Test
    void a_writer_killed_with_sigkill_leaves_everything_up_to_the_last_second() throws Exception {
        Path file = folder.resolve("killed.jvitals");
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:auto",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledWriter.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("child.log").toFile())
                .start();
        try {
            Await.until("the child writes", () -> Files.exists(file) && sizeOf(file) > 2_000);
        } finally {
            child.destroyForcibly();
        }
        long killedMillis = System.currentTimeMillis();
        child.waitFor();
        Recording read = read(file);
        assertThat(read.closed()).isFalse();
        assertThat(read.damage()).isEmpty();
        assertThat(read.history().lastMillis()).isBetween(killedMillis - 3_000, killedMillis);
        Envelope ticks = read.history().envelope(KilledWriter.TICK.id(), 0, killedMillis, Integer.MAX_VALUE);
        assertThat(ticks.size()).isPositive();
    }

    private static long sizeOf(Path file) {
        return file.toFile().length();
    }

    @Test
    void a_tail_cut_anywhere_costs_only_the_cut_frame() throws IOException {
        Path file = folder.resolve("whole.jvitals");
        long[] ends = new long[20];
        try (RecordingWriter writer = RecordingWriter.create(file, Map.of())) {
            for (int i = 0; i < ends.length; i++) {
                writer.sample(USED, T0 + i * 1_000L, i);
                writer.flush();
                ends[i] = Files.size(file);
            }
        }
        byte[] whole = Files.readAllBytes(file);
        Path cut = folder.resolve("cut.jvitals");
        for (int length = (int) ends[0]; length < ends[19]; length++) {
            Files.write(cut, Arrays.copyOf(whole, length));
            int last = lastWhole(ends, length);
            Recording read = read(cut);
            assertThat(read.history().latest("heap.used").orElseThrow().value()).isEqualTo(last);
            assertThat(read.damage().isEmpty()).isEqualTo(length == ends[last]);
        }
    }

    private static int lastWhole(long[] ends, int length) {
        int last = 0;
        while (last + 1 < ends.length && ends[last + 1] <= length) {
            last++;
        }
        return last;
    }

    @Test
    void damaged_bytes_are_cut_with_a_word_or_refused_but_never_crash() throws IOException {
        Path file = folder.resolve("whole.jvitals");
        try (RecordingWriter writer = RecordingWriter.create(file, Map.of("pid", "1"))) {
            fill(writer, 200);
            writer.attach("note", "n", T0, randomText(5_000));
            writer.event(PAUSE);
        }
        byte[] whole = Files.readAllBytes(file);
        Random random = new Random(11);
        Path damaged = folder.resolve("damaged.jvitals");
        int told = 0;
        for (int round = 0; round < 400; round++) {
            byte[] bytes = whole.clone();
            for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            Files.write(damaged, bytes);
            try {
                Recording read = read(damaged);
                told += read.damage().isPresent() ? 1 : 0;
                read.attachments().forEach(Attachment::content);
            } catch (Failure refused) {
                assertThat(refused.sentence()).contains("damaged.jvitals");
                told++;
            }
        }
        assertThat(told).isGreaterThan(350);
    }

    @Test
    void payloads_that_no_writer_makes_are_refused_even_with_a_right_checksum() {
        Random random = new Random(12);
        for (int round = 0; round < 20_000; round++) {
            byte[] payload = new byte[random.nextInt(60)];
            random.nextBytes(payload);
            try {
                new BatchDecoder(new History()).decode(payload);
            } catch (dev.jvitals.metrics.codec.PackedFormatException expected) {
                assertThat(expected).hasMessageMatching(".+");
            }
        }
    }

    @Test
    void a_full_disk_ends_the_recording_with_one_sentence_and_a_readable_file() throws IOException {
        Path file = folder.resolve("full.jvitals");
        AtomicInteger told = new AtomicInteger();
        RecordingFile small = new SmallDisk(RecordingFile.create(file), 4_000);
        try (RecordingWriter writer = new RecordingWriter(file, small, Map.of(), f -> told.incrementAndGet())) {
            for (int i = 0; i < 5_000; i++) {
                writer.sample(CPU, T0 + i * 1_000L, Math.sqrt(i));
                if (i % 10 == 9) {
                    writer.flush();
                }
            }
            assertThat(writer.failure())
                    .hasValueSatisfying(failure -> assertThat(failure.sentence())
                            .contains("stopped at", "No space left on device", "full.jvitals"));
        }
        Await.until("the failure is told", () -> told.get() > 0);
        assertThat(told).hasValue(1);
        Recording read = read(file);
        assertThat(read.damage()).as("the half frame was cut by the writer").isEmpty();
        assertThat(read.closed()).isFalse();
        assertThat(read.history().lastMillis()).isGreaterThan(T0 + 100_000);
    }

    /** A disk that takes so many bytes and then says what Linux says, having written a part. */
    private record SmallDisk(RecordingFile file, long capacityBytes, AtomicInteger used) implements RecordingFile {
        SmallDisk(RecordingFile file, long capacityBytes) {
            this(file, capacityBytes, new AtomicInteger());
        }

        @Override
        public void append(byte[] bytes, int length) throws IOException {
            int fits = (int) Math.min(length, capacityBytes - used.get());
            file.append(bytes, fits);
            if (used.addAndGet(fits) == capacityBytes) {
                throw new IOException("No space left on device");
            }
        }

        @Override
        public void truncate(long length) throws IOException {
            file.truncate(length);
        }

        @Override
        public void force() throws IOException {
            file.force();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }

    @Test
    void only_the_owner_may_read_a_recording() throws IOException {
        Path file = folder.resolve("secret.jvitals");
        RecordingWriter.create(file, Map.of()).close();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void a_file_with_content_is_never_overwritten() throws IOException {
        Path file = Files.writeString(folder.resolve("thesis.txt"), "three years of work");
        assertThatThrownBy(() -> RecordingWriter.create(file, Map.of()))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("exists already");
        assertThat(file).hasContent("three years of work");
        Path missing = folder.resolve("no/such/folder/f.jvitals");
        assertThatThrownBy(() -> RecordingWriter.create(missing, Map.of())).isInstanceOf(Failure.class);
    }

    @Test
    void what_is_no_recording_or_a_newer_one_is_refused_in_a_sentence() throws IOException {
        Path text = Files.writeString(folder.resolve("x.txt"), "hello");
        assertThatThrownBy(() -> read(text)).isInstanceOf(Failure.class).hasMessageContaining("a JVitals recording");
        Path file = folder.resolve("new.jvitals");
        RecordingWriter.create(file, Map.of()).close();
        byte[] bytes = Files.readAllBytes(file);
        bytes[RecordingFormat.MAGIC.length + 3] = 9;
        Files.write(file, bytes);
        assertThatThrownBy(() -> read(file)).isInstanceOf(Failure.class).hasMessageContaining("newer JVitals");
        assertThatThrownBy(() -> read(folder.resolve("none"))).isInstanceOf(Failure.class);
    }

    @Test
    void reading_can_be_cancelled() {
        Path file = folder.resolve("c.jvitals");
        RecordingWriter.create(file, Map.of()).close();
        Cancellation cancelled = new Cancellation();
        cancelled.cancel();
        assertThatThrownBy(() -> RecordingReader.read(file, Progress.NONE, cancelled))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void an_attachment_whose_parts_are_missing_is_left_out() throws IOException {
        Path file = folder.resolve("parts.jvitals");
        try (RecordingWriter writer = RecordingWriter.create(file, Map.of())) {
            writer.attach("threads.dump", "first", T0, randomText(100));
            writer.attach("threads.dump", "second", T0, randomText(4_000_000));
        }
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 1_000));
        List<Attachment> left = read(file).attachments();
        assertThat(left).extracting(Attachment::name).containsExactly("first");
    }

    private static byte[] randomText(int length) {
        Random random = new Random(length);
        StringBuilder text = new StringBuilder(length + 20);
        while (text.length() < length) {
            text.append("at com.acme.Thing.").append(random.nextInt()).append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Recording read(Path file) {
        return RecordingReader.read(file, Progress.NONE, new Cancellation());
    }
}
