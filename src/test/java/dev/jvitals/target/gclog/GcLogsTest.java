package dev.jvitals.target.gclog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Failure;
import dev.jvitals.base.Progress;
import dev.jvitals.metrics.Envelope;
import dev.jvitals.metrics.History;
import dev.jvitals.metrics.TimedEvent;
import dev.jvitals.metrics.recording.Recording;
import dev.jvitals.support.ChildJvm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Logs that real JVMs write while the test runs. */
class GcLogsTest {
    private static final double MAX_BYTES = 96 << 20;
    private static final Pattern PAUSE_END = Pattern.compile("Pause [^\\n]*? ([\\d.]+)ms(?m:$)");

    @TempDir
    Path folder;

    /** Runs a JVM that allocates and calls System.gc() three times. */
    private static void run(int jdk, String collector, List<String> logging) {
        List<String> options = new ArrayList<>(List.of("-Xmx96m", "-Xms48m", "-XX:+Use" + collector + "GC"));
        options.addAll(logging);
        try (ChildJvm child = ChildJvm.start(jdk, options, "keep=20", "churn=400")) {
            for (int i = 0; i < 3; i++) {
                child.tell("gc");
            }
        }
    }

    private static Recording read(Path file) {
        return GcLogs.read(file, Progress.NONE, new Cancellation());
    }

    private static List<TimedEvent> pauses(Recording recording) {
        return recording.history().events("gc.pause", Long.MIN_VALUE, Long.MAX_VALUE);
    }

    private static double greatest(History history, String series) {
        Envelope envelope = history.envelope(series, history.firstMillis(), history.lastMillis(), 1);
        double greatest = Double.NaN;
        for (int i = 0; i < envelope.size(); i++) {
            greatest = Double.isNaN(greatest) ? envelope.max(i) : Math.max(greatest, envelope.max(i));
        }
        return greatest;
    }

    @ParameterizedTest
    @CsvSource({
        "17, Serial, Serial", "17, Parallel, Parallel", "17, G1, G1", "17, Z, ZGC", "17, Shenandoah, Shenandoah",
        "25, Serial, Serial", "25, Parallel, Parallel", "25, G1, G1", "25, Z, ZGC", "25, Shenandoah, Shenandoah"
    })
    void the_log_of_every_collector_gives_its_pauses_heap_and_safepoints(int jdk, String flag, String name)
            throws IOException {
        Path file = folder.resolve("gc.log");
        run(jdk, flag, List.of("-Xlog:gc*,safepoint:file=" + file));
        Recording recording = read(file);
        History history = recording.history();

        assertThat(recording.damage()).isEmpty();
        assertThat(recording.about())
                .containsEntry("collector", name)
                .hasEntrySatisfying("jvmVersion", version -> assertThat(version).startsWith(jdk + "."));
        assertThat(history.latest("heap.max").orElseThrow().value()).isEqualTo(MAX_BYTES);
        assertThat(greatest(history, "heap.used")).isBetween(20.0 * (1 << 20), MAX_BYTES);
        assertThat(greatest(history, "heap.committed")).isBetween(40.0 * (1 << 20), MAX_BYTES);
        assertThat(greatest(history, "heap.after.gc")).isGreaterThan(19.0 * (1 << 20));
        assertThat(greatest(history, "safepoint.stop")).isPositive();
        assertThat(greatest(history, "safepoint.sync")).isPositive();
        assertThat(greatest(history, "metaspace.used")).isNotNaN();
        assertThat(greatest(history, "gc.share")).isBetween(1e-6, 1.0);
        pausesAddUp(file, pauses(recording));
        explicitCollectionsAreTold(history, name);
    }

    /** As many pauses, of the same length together, as a plain search in the text finds. */
    private static void pausesAddUp(Path file, List<TimedEvent> pauses) throws IOException {
        List<Double> millis = PAUSE_END
                .matcher(Files.readString(file))
                .results()
                .map(match -> Double.parseDouble(match.group(1)))
                .toList();
        assertThat(pauses).hasSameSizeAs(millis);
        assertThat(pauses.stream().mapToDouble(TimedEvent::durationNanos).sum() / 1e6)
                .isCloseTo(millis.stream().mapToDouble(each -> each).sum(), within(0.001));
    }

    private static void explicitCollectionsAreTold(History history, String collector) {
        boolean beside = collector.equals("ZGC") || collector.equals("Shenandoah");
        List<TimedEvent> explicit =
                history.events(beside ? "gc.cycle" : "gc.pause", Long.MIN_VALUE, Long.MAX_VALUE).stream()
                        .filter(event -> event.what().contains("System.gc()"))
                        .filter(event -> event.numbers().containsKey("afterBytes"))
                        .toList();
        assertThat(explicit).hasSizeGreaterThanOrEqualTo(3);
        assertThat(explicit)
                .allSatisfy(
                        event -> assertThat(event.numbers().get("afterBytes")).isBetween(19.0 * (1 << 20), MAX_BYTES));
        if (!beside) {
            assertThat(history.latest("gc.full").orElseThrow().value()).isGreaterThanOrEqualTo(3);
            assertThat(history.latest("heap.old.used").orElseThrow().value()).isPositive();
        }
    }

    @Test
    void the_generations_add_up_to_the_heap() {
        Path file = folder.resolve("gc.log");
        run(25, "Parallel", List.of("-Xlog:gc*:file=" + file));
        History history = read(file).history();
        double parts = 0;
        for (String space : List.of("eden", "survivor", "old")) {
            parts += history.latest("heap." + space + ".used").orElseThrow().value();
        }
        assertThat(parts).isCloseTo(history.latest("heap.used").orElseThrow().value(), within(2.0 * (1 << 20)));
    }

    @Test
    void any_decorations_give_the_same_pauses() throws IOException {
        List<String> choices = List.of(
                "uptime,level,tags",
                "time,uptime,level,tags",
                "utctime,pid,tid,level,tags",
                "timemillis,tags",
                "uptimemillis,hostname,tags",
                "uptimenanos,level",
                "time,hostname,pid,tid,level,tags",
                "uptime");
        List<String> logging = new ArrayList<>();
        for (String choice : choices) {
            logging.add("-Xlog:gc*,safepoint:file=" + folder.resolve(choice) + ":" + choice);
        }
        run(25, "G1", logging);
        Recording first = read(folder.resolve(choices.getFirst()));
        assertThat(pauses(first)).hasSizeGreaterThan(3);
        for (String choice : choices) {
            Recording same = read(folder.resolve(choice));
            assertThat(pauses(same)).as(choice).hasSameSizeAs(pauses(first));
            assertThat(same.history().eventKinds())
                    .as(choice)
                    .isEqualTo(first.history().eventKinds());
            assertThat(same.history().lastMillis()).as(choice).isCloseTo(System.currentTimeMillis(), within(600_000L));
        }
    }

    @Test
    void a_log_without_any_time_is_refused_in_a_sentence() {
        Path file = folder.resolve("gc.log");
        run(17, "Serial", List.of("-Xlog:gc*:file=" + file + ":tags"));
        assertThatThrownBy(() -> read(file)).isInstanceOf(Failure.class).hasMessageContaining("tell no time");
    }

    @Test
    void the_pieces_of_a_rotated_log_make_one_in_any_order() throws IOException {
        Path file = folder.resolve("gc.log");
        run(25, "Serial", List.of("-Xlog:gc*:file=" + file + ":time,uptime,level,tags"));
        List<String> lines = Files.readAllLines(file);
        int third = lines.size() / 3;
        List<Path> pieces = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Path piece = folder.resolve("gc.log." + i);
            Files.write(piece, lines.subList(i * third, i == 2 ? lines.size() : (i + 1) * third));
            pieces.add(piece);
        }
        int whole = pauses(read(file)).size();
        Collections.reverse(pieces);
        assertThat(pauses(GcLogs.read(pieces, Progress.NONE, new Cancellation())))
                .hasSize(whole);
    }

    @Test
    void a_jvm_that_was_started_again_goes_on_in_the_same_charts() throws IOException {
        Path file = folder.resolve("gc.log");
        Files.writeString(file, """
                [0.010s][info][gc] Using Serial
                [100.500s][info][gc] GC(0) Pause Young (Allocation Failure) 20M->5M(92M) 10.000ms
                [0.010s][info][gc] Using Serial
                [50.500s][info][gc] GC(0) Pause Young (Allocation Failure) 30M->6M(92M) 20.000ms
                """);
        Recording recording = read(file);
        assertThat(pauses(recording)).hasSize(2);
        assertThat(pauses(recording).get(1).atMillis()
                        - pauses(recording).get(0).atMillis())
                .isEqualTo(50_500 - 10 - 10);
        assertThat(recording.history().events("target", Long.MIN_VALUE, Long.MAX_VALUE))
                .singleElement()
                .satisfies(event -> assertThat(event.what()).isEqualTo("the JVM was started again"));
    }

    @Test
    void a_compressed_log_is_read_and_one_cut_short_as_far_as_it_goes() throws IOException {
        Path plain = folder.resolve("gc.log");
        run(17, "G1", List.of("-Xlog:gc*:file=" + plain));
        Path packed = folder.resolve("gc.log.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(Files.readAllBytes(plain));
        }
        assertThat(pauses(read(packed))).hasSameSizeAs(pauses(read(plain)));
        byte[] bytes = Files.readAllBytes(packed);
        Files.write(packed, java.util.Arrays.copyOf(bytes, bytes.length * 2 / 3));
        Recording cut = read(packed);
        assertThat(pauses(cut)).isNotEmpty();
        assertThat(cut.damage()).hasValueSatisfying(damage -> assertThat(damage).contains("cut short"));
    }

    @Test
    void lines_amid_other_output_and_utf_16_are_found() throws IOException {
        Path file = folder.resolve("console.log");
        String text = """
                2026-01-01 12:00:00 INFO  starting [main] with [1.5s] budget
                [0.010s][info][gc] Using G1
                [INFO] Tomcat started
                [12.345s][info][gc] GC(7) Pause Full (G1 Compaction Pause) 90M->80M(96M) 1234.500ms
                [ERROR] [x] [
                """;
        Files.write(file, ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE));
        assertThat(pauses(read(file))).singleElement().satisfies(pause -> {
            assertThat(pause.durationNanos()).isEqualTo(1_234_500_000L);
            assertThat(pause.what()).isEqualTo("G1 Compaction Pause");
            assertThat(pause.numbers()).containsEntry("afterBytes", 80.0 * (1 << 20));
        });
    }

    @Test
    void reading_can_be_cancelled() throws IOException {
        Path file = folder.resolve("gc.log");
        Files.writeString(
                file, "[1.000s][info][gc] GC(0) Pause Young (Allocation Failure) 20M->5M(92M) 1.0ms\n".repeat(5_000));
        Cancellation cancelled = new Cancellation();
        cancelled.cancel();
        assertThatThrownBy(() -> GcLogs.read(file, Progress.NONE, cancelled)).isInstanceOf(CancellationException.class);
    }
}
