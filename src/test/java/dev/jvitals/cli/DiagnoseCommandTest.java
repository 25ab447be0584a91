package dev.jvitals.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.base.Unit;
import dev.jvitals.metrics.Series;
import dev.jvitals.metrics.TimedEvent;
import dev.jvitals.metrics.recording.RecordingWriter;
import dev.jvitals.session.practice.Incidents;
import dev.jvitals.session.practice.PracticeOptions;
import dev.jvitals.session.practice.PracticeRun;
import dev.jvitals.support.LeakyDump;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DiagnoseCommandTest {
    private static final Path DEADLOCKED = Path.of("src/test/resources/threaddumps/jstack-l.25.txt");
    private static final double MB = 1024 * 1024;
    private static final long START = 1_700_000_000_000L;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    private int run(Object... args) {
        String[] words = new String[args.length + 1];
        words[0] = "diagnose";
        Arrays.setAll(words, i -> i == 0 ? "diagnose" : args[i - 1].toString());
        return CommandLineStart.run(
                words,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private JsonNode json() {
        return JsonMapper.shared().readTree(printed());
    }

    private JsonNode finding(String rule) {
        return json().get("findings")
                .valueStream()
                .filter(finding -> finding.get("rule").asString().equals(rule))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + rule + " in " + printed()));
    }

    /** Ten minutes of a JVM whose heap leaks from the second minute to the eighth. */
    private Path leakingRecording() {
        Path file = folder.resolve("leak.jvitals");
        Series max = new Series("heap.max", "max", Unit.BYTES, "test", "");
        Series used = new Series("heap.used", "used", Unit.BYTES, "test", "");
        try (RecordingWriter writer = RecordingWriter.create(file, Map.of("pid", "4711"))) {
            for (int second = 0; second <= 600; second++) {
                long at = START + 1000L * second;
                double floor = 20 * MB + Math.clamp(second - 120, 0, 360) * MB / 2;
                writer.sample(max, at, 512 * MB);
                writer.sample(used, at, floor + 10 * MB);
                if (second % 3 == 0) {
                    writer.event(new TimedEvent(
                            "gc.pause",
                            at,
                            5_000_000,
                            "G1 Evacuation Pause",
                            "test",
                            Map.of("beforeBytes", floor + 50 * MB, "afterBytes", floor),
                            Map.of("collector", "G1", "action", "end of minor GC")));
                }
            }
        }
        return file;
    }

    @Test
    void the_report_of_a_recording_has_its_charts_and_what_is_known_of_its_jvm() {
        Path report = folder.resolve("leak.html");
        assertThat(run(leakingRecording(), "--report", report)).isZero();
        assertThat(report).content().contains("Vital signs", "<b>GC pauses</b>", "Environment", "<td>pid</td>");
    }

    @Test
    void a_live_jvm_gets_the_names_of_the_contract_the_culprit_and_commands_with_its_pid() {
        PracticeOptions options = new PracticeOptions(null, null, false, Duration.ofMinutes(2));
        try (PracticeRun sick = PracticeRun.start(Incidents.named("deadlock"), options)) {
            assertThat(run(sick.pid(), "--for", "20s", "--json", "--fail-on", "critical"))
                    .isEqualTo(1);
            assertThat(json().propertyNames()).contains("target", "from", "to", "findings", "notSeen");
            JsonNode deadlock = finding("deadlock");
            assertThat(deadlock.propertyNames())
                    .contains("rule", "severity", "summary", "evidence", "suspects", "advice", "since");
            assertThat(deadlock.get("evidence").get(0).propertyNames()).contains("what", "value", "unit", "source");
            assertThat(deadlock.get("suspects")).isNotEmpty();
            assertThat(printed()).contains("transfer-1", "booking-1").doesNotContain("jcmd PID");
        }
    }

    @Test
    void a_recording_tells_since_when_and_until_when() {
        assertThat(run(leakingRecording(), "--json")).isZero();
        JsonNode leak = finding("heap-leak");
        Instant since = Instant.parse(leak.get("since").asString());
        Instant until = Instant.parse(leak.get("until").asString());
        assertThat(since).isBetween(Instant.ofEpochMilli(START + 120_000), Instant.ofEpochMilli(START + 240_000));
        assertThat(until).isBetween(Instant.ofEpochMilli(START + 480_000), Instant.ofEpochMilli(START + 600_000));
        assertThat(leak.get("series").asString()).isEqualTo("heap.used");
    }

    @Test
    void a_recording_and_a_heap_dump_tell_one_story() {
        assertThat(run(leakingRecording(), LeakyDump.filled(25), "--json")).isZero();
        assertThat(json().get("findings")
                        .valueStream()
                        .filter(finding -> finding.get("rule").asString().equals("heap-leak")))
                .hasSize(1);
        JsonNode leak = finding("heap-leak");
        assertThat(leak.get("summary").asString()).contains("a minute", "in the heap dump: ");
        assertThat(leak.get("evidence").toString()).contains("slope of the floor", "share of the heap");
        assertThat(leak.get("suspects")).isNotEmpty();
    }

    @Test
    void dumps_of_threads_and_heap_are_judged_together() {
        assertThat(run(DEADLOCKED, LeakyDump.filled(25), "--json")).isZero();
        assertThat(finding("deadlock").has("since")).isFalse();
        assertThat(finding("heap-leak").get("severity").asString()).isNotEqualTo("info");
    }

    @Test
    void text_says_severity_sentence_source_and_what_could_not_be_seen() {
        assertThat(run(DEADLOCKED)).isZero();
        assertThat(printed()).contains("CRITICAL deadlock:", "suspect ", "why: ", "do: ", "confidence: ", "Not seen:");
    }

    @Test
    void what_cannot_be_is_said_in_one_line_with_its_exit_status() {
        assertThat(run("no-such-file.hprof")).isEqualTo(3);
        assertThat(run("1", "2")).isEqualTo(2);
        assertThat(run(999_999_999L, "--for", "1s")).isEqualTo(4);
        assertThat(run(999_999_999L, "no-such-file.hprof")).isEqualTo(3);
        List<String> lines = err.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).hasSize(4).allSatisfy(line -> assertThat(line).startsWith("jvitals: "));
    }

    @Test
    void a_threshold_given_on_the_command_line_counts_and_is_shown_in_the_finding() {
        Path leak = leakingRecording();
        assertThat(run(leak, "--json")).isZero();
        JsonNode usual = finding("heap-leak").get("thresholds");
        assertThat(threshold(usual, "heap-leak.notable-rise-share").get("value").doubleValue())
                .isEqualTo(0.04);
        assertThat(threshold(usual, "heap-leak.notable-rise-share")
                        .get("reason")
                        .asString())
                .contains("floor");

        out.reset();
        assertThat(run(leak, "--threshold", "heap-leak.notable-rise-share=3%")).isZero();
        assertThat(printed()).contains("notable rise share 3 % (usually 4 %)");

        out.reset();
        assertThat(run(leak, "--json", "--threshold", "heap-leak.notable-rise-share=95%"))
                .isZero();
        assertThat(printed()).doesNotContain("\"heap-leak\"");

        out.reset();
        assertThat(run(leak, "--json")).as("the next run judges as usual").isZero();
        assertThat(finding("heap-leak")).isNotNull();
    }

    private static JsonNode threshold(JsonNode thresholds, String id) {
        return thresholds
                .valueStream()
                .filter(each -> each.get("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_threshold_that_does_not_exist_or_makes_no_sense_is_wrong_usage() {
        assertThat(run(DEADLOCKED, "--threshold", "gc-thrash.bussy=1")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("this rule has gc-thrash.", "gc-thrash.busy-share");
        err.reset();
        assertThat(run(DEADLOCKED, "--threshold", "gc-thrash.busy-share=140%")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("may be 0.10 % to 100 %, not 140%");
    }
}
