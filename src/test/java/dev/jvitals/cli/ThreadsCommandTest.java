package dev.jvitals.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.support.ChildJvm;
import dev.jvitals.support.CommandRun;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ThreadsCommandTest {
    private static final Path DUMP = Path.of("src/test/resources/threaddumps/jstack-l.25.txt");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    private int run(Object... args) {
        String[] words = new String[args.length + 1];
        words[0] = "threads";
        for (int i = 0; i < args.length; i++) {
            words[i + 1] = args[i].toString();
        }
        return CommandLineStart.run(
                words,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void json_has_the_names_of_the_contract() {
        assertThat(run(DUMP, "--json")).isZero();
        JsonNode answer = JsonMapper.shared().readTree(printed());
        JsonNode dump = answer.get("dumps").get(0);
        assertThat(dump.propertyNames()).contains("at", "jvm", "threads", "byState", "pools", "groups", "locks");
        assertThat(dump.get("threads").asInt())
                .isEqualTo(dump.get("groups")
                        .valueStream()
                        .mapToInt(group -> group.get("count").asInt())
                        .sum());
        assertThat(dump.get("groups").get(0).propertyNames()).contains("count", "state", "names", "frames");
        assertThat(dump.get("pools").get(0).propertyNames()).contains("pattern", "count", "states");
        assertThat(dump.get("locks").get(0).propertyNames()).contains("lock", "owner", "waiting");
        JsonNode finding = answer.get("findings").get(0);
        assertThat(finding.get("rule").asString()).isEqualTo("deadlock");
        assertThat(finding.get("severity").asString()).isEqualTo("critical");
        assertThat(finding.get("evidence").get(0).propertyNames()).contains("what", "value", "unit", "source");
        assertThat(finding.get("suspects")
                        .valueStream()
                        .map(suspect -> suspect.get("name").asString()))
                .contains("deadlock-1", "deadlock-2");
    }

    @Test
    void fail_on_turns_a_finding_into_exit_status_1() {
        assertThat(run(DUMP, "--fail-on", "critical")).isEqualTo(1);
        assertThat(run(DUMP)).isZero();
        assertThat(printed()).contains("CRITICAL deadlock: 2 threads wait for each other forever");
        assertThat(err.size()).isZero();
    }

    @Test
    void a_dump_without_a_trouble_does_not_fail() {
        assertThat(run("src/test/resources/threaddumps/vt.print.25.txt", "--fail-on", "warning"))
                .isZero();
        assertThat(printed()).contains("Nothing wrong found.");
    }

    @Test
    void a_dump_is_judged_as_diagnose_judges_it() {
        assertThat(run(DUMP, "--json")).isZero();
        List<String> judged = findings(JsonMapper.shared().readTree(printed()));
        assertThat(findings(CommandRun.of("diagnose", DUMP, "--json").json())).isEqualTo(judged);
    }

    private static List<String> findings(JsonNode answer) {
        return answer.get("findings")
                .valueStream()
                .map(each -> each.get("severity").asString() + " "
                        + each.get("summary").asString())
                .toList();
    }

    @Test
    void the_report_is_one_file_that_loads_nothing() throws IOException {
        Path report = folder.resolve("report.html");
        assertThat(run(DUMP, "--report", report)).isZero();
        assertThat(Files.readString(report))
                .startsWith("<!DOCTYPE html>")
                .contains("deadlock-1", "prefers-color-scheme: dark")
                .doesNotContain("<script", "src=", "http://", "https://");
    }

    @Test
    void a_file_without_threads_is_exit_status_3_and_one_sentence() throws IOException {
        Path file = Files.writeString(folder.resolve("notes.txt"), "nothing to see\n");
        assertThat(run(file)).isEqualTo(3);
        assertThat(out.size()).isZero();
        assertThat(err.toString(StandardCharsets.UTF_8)).hasLineCount(1).contains("notes.txt");
    }

    @Test
    void dumps_of_two_processes_are_not_compared() {
        assertThat(run(DUMP, "src/test/resources/threaddumps/jstack-l.17.txt")).isZero();
        assertThat(printed()).contains("== Process 1 of 2 ==", "== Process 2 of 2 ==");
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("dumps of 2 processes");
        out.reset();
        assertThat(run(DUMP, "src/test/resources/threaddumps/jstack-l.17.txt", "--json"))
                .isZero();
        JsonNode answer = JsonMapper.shared().readTree(printed());
        assertThat(answer.get("dumps").size()).isEqualTo(2);
        assertThat(answer.get("processes").size()).isEqualTo(2);
        assertThat(answer.get("processes").get(1).propertyNames()).contains("dumps", "findings");
        assertThat(answer.get("findings").size()).isGreaterThan(1);
    }

    @Test
    void a_live_jvm_is_dumped_and_judged_and_nothing_is_left_behind() {
        try (ChildJvm child = ChildJvm.start(17, List.of("-Xmx32m"), "deadlock")) {
            assertThat(run(child.pid(), "--count", "2", "--every", "200ms", "--fail-on", "critical"))
                    .isEqualTo(1);
            assertThat(printed())
                    .startsWith("pid " + child.pid() + "  ")
                    .contains("CRITICAL deadlock: 2 threads wait for each other forever");
        }
    }

    @Test
    void a_missing_argument_is_exit_status_2() {
        assertThat(run()).isEqualTo(2);
    }
}
