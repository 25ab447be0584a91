package dev.jvitals.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DemoCommandTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... args) {
        return CommandLineStart.run(
                args,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @Test
    void without_a_name_it_lists_each_incident_on_a_line() {
        assertThat(run("demo")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .hasSize(22)
                .anyMatch(line -> line.startsWith("pool-exhausted "))
                .anyMatch(line -> line.startsWith("healthy "));
    }

    @Test
    void the_first_line_is_the_pid_and_the_next_say_what_it_is() {
        assertThat(run("demo", "deadlock", "--for", "1s")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8).lines().limit(3).toList())
                .satisfiesExactly(
                        first -> assertThat(first).matches("pid \\d+"),
                        second -> assertThat(second).startsWith("simulates: "),
                        third -> assertThat(third).startsWith("look for: "));
    }

    @Test
    void an_unknown_incident_or_duration_is_wrong_usage() {
        assertThat(run("demo", "no-such")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("there is no incident no-such");
        assertThat(run("demo", "deadlock", "--for", "soon")).isEqualTo(2);
    }
}
