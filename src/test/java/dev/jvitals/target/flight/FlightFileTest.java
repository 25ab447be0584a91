package dev.jvitals.target.flight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Failure;
import dev.jvitals.base.Progress;
import dev.jvitals.metrics.History;
import dev.jvitals.metrics.TimedEvent;
import dev.jvitals.support.Await;
import dev.jvitals.support.ChildJvm;
import dev.jvitals.support.Jdks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that real JVMs record while the test runs. */
class FlightFileTest {
    private static final double MAX_BYTES = 96 << 20;

    @TempDir
    Path folder;

    private Path record(int jdk, String collector) throws IOException {
        return record(jdk, collector, 0);
    }

    /** The recorder looks at threads, classes and processors once a second, so a file with those takes a few. */
    private Path record(int jdk, String collector, int seconds) throws IOException {
        Path file = folder.resolve("child.jfr");
        try (ChildJvm child = ChildJvm.start(
                jdk,
                List.of(
                        "-Xmx96m",
                        "-XX:+Use" + collector + "GC",
                        "-XX:StartFlightRecording=settings=profile,filename=" + file),
                "keep=10",
                "spin=1",
                "churn=200")) {
            child.tell("gc");
            child.tell("exec=1");
            long from = System.nanoTime();
            Await.until("it ran for a while", () -> System.nanoTime() - from >= seconds * 1_000_000_000L);
            child.tell("gc");
            ends(child);
        }
        return file;
    }

    /** It writes its recording as it ends, and it ends with its standard input. */
    private static void ends(ChildJvm child) throws IOException {
        child.process().getOutputStream().close();
        child.awaitEnd();
    }

    private static FlightRecording read(Path file) {
        return FlightFile.read(file, Progress.NONE, new Cancellation());
    }

    @ParameterizedTest
    @CsvSource({"17, G1, G1", "25, G1, G1", "25, Parallel, Parallel", "25, Serial, Serial", "25, Z, ZGC"})
    void a_file_gives_the_series_of_a_live_jvm(int jdk, String flag, String collector) throws IOException {
        FlightRecording flight = read(record(jdk, flag, 3));
        History history = flight.recording().history();
        assertThat(flight.recording().damage()).isEmpty();
        assertThat(flight.recording().about())
                .containsEntry("collector", collector)
                .containsEntry("mainClass", "Child")
                .hasEntrySatisfying("jvmVersion", version -> assertThat(version).startsWith(jdk + "."));
        assertThat(history.latest("heap.max").orElseThrow().value()).isEqualTo(MAX_BYTES);
        for (String series : List.of("heap.used", "heap.committed", "threads.total", "classes.loaded", "host.cpu")) {
            assertThat(history.latest(series)).as(series).isPresent();
        }
        assertThat(history.latest("heap.after.gc").orElseThrow().value()).isBetween(10.0 * (1 << 20), MAX_BYTES);
        List<TimedEvent> explicit = history.events("gc.pause", Long.MIN_VALUE, Long.MAX_VALUE).stream()
                .filter(event -> event.what().equals("System.gc()"))
                .toList();
        assertThat(explicit).isNotEmpty();
        assertThat(history.events("process.start", Long.MIN_VALUE, Long.MAX_VALUE))
                .anySatisfy(event -> assertThat(event.what()).isNotBlank());
    }

    @Test
    void samples_name_the_busy_method_and_what_is_allocated() throws IOException {
        FlightRecording flight = read(record(25, "Serial", 3));
        assertThat(flight.methods()).isNotEmpty();
        assertThat(flight.methods().stream()
                        .mapToDouble(FlightRecording.Hot::share)
                        .sum())
                .isBetween(0.5, 1.0001);
        assertThat(flight.allocations())
                .anySatisfy(hot -> assertThat(hot.name()).isEqualTo("[B"));
        assertThat(flight.methods())
                .as("what the JDK calls is nobody's own code")
                .noneMatch(
                        hot -> hot.caller().startsWith("javax.") || hot.caller().startsWith("com.sun."));
        assertThat(flight.threads()).anySatisfy(load -> assertThat(load.name()).isEqualTo("main"));
    }

    @Test
    void arguments_are_not_kept_for_they_may_hold_secrets() throws IOException {
        Path file = folder.resolve("child.jfr");
        try (ChildJvm child = ChildJvm.start(
                25,
                List.of("-Ddb.password=geheim", "-Xmx64m", "-XX:StartFlightRecording=filename=" + file),
                "keep=1")) {
            ends(child);
        }
        assertThat(read(file).recording().about().values()).noneMatch(value -> value.contains("geheim"));
    }

    @Test
    void a_damaged_file_gives_what_can_be_read_or_a_sentence() throws IOException {
        byte[] whole = Files.readAllBytes(record(25, "G1"));
        Path file = folder.resolve("damaged.jfr");
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            byte[] damaged = round % 2 == 0 ? Arrays.copyOf(whole, 1 + random.nextInt(whole.length)) : whole.clone();
            for (int i = 0; round % 2 == 1 && i < 40; i++) {
                damaged[16 + random.nextInt(damaged.length - 16)] = (byte) random.nextInt(256);
            }
            Files.write(file, damaged);
            try {
                assertThat(read(file).recording().history().isEmpty()).isFalse();
            } catch (Failure e) {
                assertThat(e.kind()).isEqualTo(Failure.Kind.INPUT);
            }
        }
    }

    @Test
    void the_chunks_before_a_cut_one_are_read_and_the_cut_is_told() throws IOException {
        byte[] whole = Files.readAllBytes(record(25, "G1"));
        byte[] twice = Arrays.copyOf(whole, whole.length + whole.length / 2);
        System.arraycopy(whole, 0, twice, whole.length, whole.length / 2);
        Path file = folder.resolve("twice.jfr");
        Files.write(file, twice);
        FlightRecording flight = read(file);
        assertThat(flight.recording().history().events("gc.pause", Long.MIN_VALUE, Long.MAX_VALUE))
                .isNotEmpty();
        assertThat(flight.recording().damage())
                .hasValueSatisfying(damage -> assertThat(damage).startsWith("Chunk 2 is cut short"));
    }

    @Test
    void reading_can_be_cancelled() throws IOException {
        Path file = record(25, "Serial");
        Cancellation cancelled = new Cancellation();
        cancelled.cancel();
        assertThatThrownBy(() -> FlightFile.read(file, Progress.NONE, cancelled))
                .isInstanceOf(CancellationException.class);
    }

    /** A JVM whose machine's clock shows another hour than this one's. */
    private static List<String> elsewhere(String... options) {
        String java = Jdks.home(25).resolve("bin/java").toString();
        return Stream.concat(Stream.of("env", "TZ=ABC-11:17", java), Stream.of(options))
                .toList();
    }

    @Test
    void the_thread_dumps_in_it_are_read_with_their_times() throws IOException {
        Path file = folder.resolve("dumps.jfr");
        long began = System.currentTimeMillis();
        String settings = "settings=profile,jdk.ThreadDump#period=100ms,filename=" + file;
        try (ChildJvm child = ChildJvm.start(elsewhere("-Xmx64m", "-XX:StartFlightRecording=" + settings), "keep=1")) {
            long from = System.nanoTime();
            Await.until("it ran for a while", () -> System.nanoTime() - from >= 2_000_000_000L);
            ends(child);
        }
        FlightRecording flight = read(file);
        assertThat(flight.dumps()).isNotEmpty().allSatisfy(dump -> {
            assertThat(dump.threads())
                    .anySatisfy(thread -> assertThat(thread.name()).isEqualTo("main"));
            assertThat(dump.at())
                    .isBetween(Instant.ofEpochMilli(began), Instant.now())
                    .isNotNull();
        });
    }
}
