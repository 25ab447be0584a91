package dev.jvitals.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ThreadsBenchCommandTest {
    @Test
    void the_bench_measures_a_whole_command_and_what_to_compare_it_with() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream err = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        int status = CommandLineStart.run(
                new String[] {"bench", "threads", "--threads", "300", "--dumps", "2", "--stacks", "40"},
                new PrintStream(out, true, StandardCharsets.UTF_8),
                err);
        assertThat(status).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("300 threads x 2 dumps", "41 distinct stacks")
                .containsPattern(
                        "jvitals threads, whole process +\\d+\\.\\d\\d s, CPU +\\d+\\.\\d\\d s, peak resident \\d")
                .contains("reading the lines", "grouping", "judging")
                .containsPattern("used \\d+\\.\\d times the CPU");
    }
}
