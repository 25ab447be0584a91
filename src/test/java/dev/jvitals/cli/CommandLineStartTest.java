package dev.jvitals.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CommandLineStartTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... args) {
        return CommandLineStart.run(
                args,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @Test
    void version_goes_to_standard_output() {
        assertThat(run("--version")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("jvitals ");
        assertThat(err.size()).isZero();
    }

    @Test
    void wrong_usage_is_exit_status_2_and_says_so_on_standard_error() {
        assertThat(run("--no-such-option")).isEqualTo(2);
        assertThat(out.size()).isZero();
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("--no-such-option");
    }

    @Test
    void an_interrupted_command_ends_as_shells_have_it_and_complains_of_nothing() {
        Thread.currentThread().interrupt();
        assertThat(run("bench", "incidents", "deadlock")).isEqualTo(130);
        assertThat(err.size()).isZero();
    }

    @AfterEach
    void letTheNextTestRunUninterrupted() {
        Thread.interrupted();
    }
}
