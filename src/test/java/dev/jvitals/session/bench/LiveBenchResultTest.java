package dev.jvitals.session.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.session.bench.LiveBenchResult.Loss;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class LiveBenchResultTest {
    @Test
    void the_median_is_the_middle_or_the_mean_of_the_two_middle_ones() {
        assertThat(LiveBenchResult.median(DoubleStream.of(9, 1, 5))).isEqualTo(5);
        assertThat(LiveBenchResult.median(DoubleStream.of(9, 1, 5, 6))).isEqualTo(5.5);
        assertThat(LiveBenchResult.median(DoubleStream.empty())).isNaN();
    }

    @Test
    void a_loss_tells_its_median_and_its_spread() {
        Loss loss = new Loss(List.of(0.02, -0.01, 0.01), List.of(0.03, 0.05), List.of(0.001), 1_000);
        assertThat(loss.median()).isEqualTo(0.01);
        assertThat(loss.least()).isEqualTo(-0.01);
        assertThat(loss.greatest()).isEqualTo(0.02);
        assertThat(loss.byObserver()).isEqualTo(0.04);
        assertThat(loss.byAnswers()).isEqualTo(0.001);
    }

    @Test
    void the_program_is_started_again_with_its_own_java_and_the_wanted_options() {
        ProcessBuilder again = OwnCommand.of(List.of("-Da=b", "-Dc=d"), List.of("4711"));
        assertThat(again.command()).startsWith(System.getProperty("java.home") + "/bin/java");
        assertThat(again.command()).endsWith("dev.jvitals.app.Main", "4711");
        assertThat(again.environment()).containsEntry("JAVA_TOOL_OPTIONS", "-Da=b -Dc=d");
    }
}
