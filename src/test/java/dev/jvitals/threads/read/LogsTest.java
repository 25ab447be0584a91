package dev.jvitals.threads.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.threads.ThreadDump;
import dev.jvitals.threads.ThreadEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Dumps inside of logs: a prefix before each line, foreign lines between, several dumps, cut at both ends. */
class LogsTest {
    private static int counter;

    static Stream<Arguments> prefixes() {
        return Stream.of(
                prefixed(
                        "log4j",
                        line -> "2026-11-21 02:29:35,%03d INFO  [stdout] (Thread-%d) %s"
                                .formatted(counter % 1000, counter % 12, line)),
                prefixed("bracketed level", line -> "[%d.%ds][info] %s".formatted(counter / 10, counter % 10, line)),
                prefixed("CRI", line -> "2026-11-21T02:29:35.%dZ stdout F %s".formatted(100_000 + counter, line)),
                prefixed("compose", line -> "web-1  | " + line),
                prefixed("journal", line -> "Nov 21 02:29:%02d host-7 java[4711]: %s".formatted(counter % 60, line)),
                prefixed("trimmed", line -> ("[info] " + line).stripTrailing()),
                prefixed("rsyslog tabs", line -> "Nov 21 02:29:35 host java: " + line.replace("\t", "#011")),
                prefixed("docker", LogsTest::docker));
    }

    private static Arguments prefixed(String name, UnaryOperator<String> prefix) {
        return Arguments.of(name, prefix);
    }

    private static String docker(String line) {
        String escaped = line.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\t", "\\u0009")
                .replace(">", "\\u003e");
        return "{\"log\":\"" + escaped + "\\n\",\"stream\":\"stdout\",\"time\":\"2026-11-21T02:29:35.1Z\"}";
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("prefixes")
    void a_prefix_before_each_line_changes_nothing(String name, UnaryOperator<String> prefix) throws IOException {
        for (String sample : List.of("jstack-l.8.txt", "tp-le.26.txt", "odd.17.txt")) {
            counter = 0;
            String text = lines(sample)
                    .map(line -> {
                        counter++;
                        return prefix.apply(line);
                    })
                    .reduce("", (a, b) -> a + b + "\n");
            ThreadDump bare = Samples.only(sample);
            List<ThreadDump> dumps = ThreadDumps.parse(text, name);
            assertThat(dumps).as(sample).hasSize(1);
            assertThat(dumps.getFirst().threads()).as(sample).isEqualTo(bare.threads());
            assertThat(dumps.getFirst().notUnderstood()).as(sample).isEmpty();
            assertThat(dumps.getFirst().declaredDeadlocks()).isEqualTo(bare.declaredDeadlocks());
        }
    }

    @Test
    void foreign_lines_between_are_kept_and_counted_with_their_place() throws IOException {
        StringBuilder text = new StringBuilder("log before\n");
        int number = 1;
        int foreign = 0;
        for (String line : lines("jstack-l.17.txt").toList()) {
            text.append(line).append('\n');
            if (++number % 40 == 0 && number < 600) {
                text.append("02:29:35.123 WARN order 4711 took 3 s\n");
                number++;
                foreign++;
            }
        }
        text.append("log behind\nand more\n");
        ThreadDump dump = ThreadDumps.parse(text.toString(), "log").getFirst();
        assertThat(names(dump)).isEqualTo(names(Samples.only("jstack-l.17.txt")));
        assertThat(stacks(dump)).isEqualTo(stacks(Samples.only("jstack-l.17.txt")));
        assertThat(dump.notUnderstood()).hasSize(foreign).allMatch(place -> place.lines() == 1);
        assertThat(dump.notUnderstood().getFirst().firstLine()).isEqualTo(41);
        assertThat(dump.notUnderstood().getFirst().sample()).contains("took 3 s");
    }

    @Test
    void frames_of_a_strangers_exception_are_not_the_threads() throws IOException {
        String trace = """
                java.lang.IllegalStateException: no
                \tat com.acme.Other.run(Other.java:1)
                Caused by: java.io.IOException
                \tat com.acme.Other.read(Other.java:2)
                \t... 3 more
                """;
        String text = Files.readString(Samples.path("jstack-l.17.txt"))
                .replace("\n\n\"Finalizer\"", "\n\n" + trace + "\"Finalizer\"");
        ThreadDump dump = ThreadDumps.parse(text, "log").getFirst();
        assertThat(dump.threads())
                .isNotEmpty()
                .noneMatch(thread -> thread.frames().stream()
                        .anyMatch(frame -> frame.className().equals("com.acme.Other")));
        assertThat(dump.notUnderstood()).hasSize(1);
        assertThat(dump.notUnderstood().getFirst().lines()).isEqualTo(5);
    }

    @Test
    void several_dumps_in_one_file_are_told_apart() throws IOException {
        String one = Files.readString(Samples.path("jstack-l.8.txt"));
        String two = Files.readString(Samples.path("vt.print.25.txt"));
        String three = Files.readString(Samples.path("vt.21.txt"));
        String four = Files.readString(Samples.path("threadinfo.25.txt"));
        List<ThreadDump> dumps = ThreadDumps.parse(one + "noise\n" + two + three + four + one, "all");
        assertThat(dumps).hasSize(5);
        assertThat(dumps.stream().map(dump -> dump.threads().size())).containsExactly(49, 26, 21, 20, 49);
        assertThat(dumps.stream().map(ThreadDump::dialect).distinct()).hasSize(3);
    }

    @Test
    void a_program_that_wrote_its_own_line_first_does_not_disturb() {
        ThreadDump dump = Samples.only("sigquit-in-log.25.txt");
        assertThat(dump.notUnderstood()).isEmpty();
        assertThat(dump.threads()).hasSize(32);
    }

    @Test
    void a_dump_cut_at_both_ends_keeps_what_is_whole() throws IOException {
        List<String> lines = lines("jstack-l.25.txt").toList();
        ThreadDump whole = Samples.only("jstack-l.25.txt");
        List<String> all = names(whole);
        for (int cut = 0; cut < lines.size() / 2; cut += 7) {
            String text = String.join("\n", lines.subList(cut, lines.size() - cut));
            List<ThreadDump> dumps = ThreadDumps.parse(text, "cut");
            if (!dumps.isEmpty()) {
                ThreadDump dump = dumps.getFirst();
                assertThat(all).containsSubsequence(names(dump));
                assertThat(dump.complete()).isEqualTo(cut <= 1 && dump.threads().size() == all.size());
            }
        }
    }

    @Test
    void double_spaced_lines_are_read() throws IOException {
        String text = lines("jstack-l.17.txt").reduce("", (a, b) -> a + b + "\n\n");
        assertThat(stacks(ThreadDumps.parse(text, "double").getFirst()))
                .isEqualTo(stacks(Samples.only("jstack-l.17.txt")));
    }

    private static Stream<String> lines(String sample) throws IOException {
        return Files.readAllLines(Samples.path(sample)).stream();
    }

    private static List<String> names(ThreadDump dump) {
        return dump.threads().stream().map(ThreadEntry::name).toList();
    }

    private static List<?> stacks(ThreadDump dump) {
        return dump.threads().stream().map(ThreadEntry::frames).toList();
    }
}
