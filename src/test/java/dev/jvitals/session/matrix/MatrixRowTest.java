package dev.jvitals.session.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.diagnosis.Finding;
import dev.jvitals.diagnosis.FindingBuilder;
import dev.jvitals.diagnosis.Judgement;
import dev.jvitals.diagnosis.Severity;
import dev.jvitals.diagnosis.Suspect;
import dev.jvitals.session.diagnose.Diagnosed;
import dev.jvitals.session.matrix.MatrixRow.Outcome;
import dev.jvitals.session.practice.Incidents;
import dev.jvitals.session.practice.PracticeOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatrixRowTest {
    private static final Machine CALM = new Machine(0.02, 0, 0, 0.8);

    private static MatrixRow row(String incident, Machine machine, Finding... findings) {
        Diagnosed live = new Diagnosed("pid 1", 0, 0, new Judgement(List.of(findings), List.of()), List.of());
        return new MatrixRow(
                new MatrixCell(Incidents.named(incident), PracticeOptions.DEFAULT),
                Map.of(Input.LIVE, live),
                Duration.ofSeconds(30),
                null,
                machine,
                "",
                "",
                null);
    }

    private static Finding machineIsShortOf(String resource) {
        return new FindingBuilder("host-pressure", Severity.WARNING, "short of " + resource)
                .suspect(Suspect.Kind.CATEGORY, resource, "")
                .build();
    }

    @ParameterizedTest
    @CsvSource({"CPU", "memory", "disk"})
    void a_machine_that_is_accused_without_being_short_of_it_is_a_false_accusation(String resource) {
        MatrixRow row = row("healthy", CALM, machineIsShortOf(resource));
        assertThat(row.outcome()).isEqualTo(Outcome.MISSED);
        assertThat(row.inWords()).contains("accuses host-pressure");
    }

    @ParameterizedTest
    @CsvSource({"CPU, 0.4, 0, 0, 0.8", "memory, 0, 0.1, 0, 0.8", "memory, 0, 0, 0, 0.03", "disk, 0, 0, 0.5, 0.8"})
    void a_machine_that_is_short_of_what_it_is_accused_of_is_accused_rightly(
            String resource, double cpu, double memory, double disk, double available) {
        Machine strained = new Machine(cpu, memory, disk, available);
        assertThat(row("healthy", strained, machineIsShortOf(resource)).outcome())
                .isEqualTo(Outcome.AS_PROMISED);
        for (String other : List.of("CPU", "memory", "disk")) {
            assertThat(row("healthy", strained, machineIsShortOf(other)).outcome() == Outcome.AS_PROMISED)
                    .as("short of %s, accused for %s", resource, other)
                    .isEqualTo(other.equals(resource));
        }
    }

    @Test
    void where_the_kernel_tells_no_pressure_the_row_says_that_it_was_not_checked() {
        Machine untold = new Machine(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        MatrixRow row = row("healthy", untold, machineIsShortOf("CPU"));
        assertThat(row.outcome()).isEqualTo(Outcome.AS_PROMISED);
        assertThat(row.inWords()).contains("not checked: this kernel tells no pressure");
    }

    @ParameterizedTest
    @CsvSource({"0.4, true", "0.1, false", "NaN, false"})
    void a_busy_loop_that_dumps_do_not_show_is_excused_only_where_the_machine_is_known_to_lack_cpu(
            double cpuStalled, boolean isExcused) {
        Diagnosed nothing = new Diagnosed("pid 1", 0, 0, new Judgement(List.of(), List.of()), List.of());
        MatrixRow row = new MatrixRow(
                new MatrixCell(Incidents.named("runaway-thread"), PracticeOptions.DEFAULT),
                Map.of(Input.LIVE, nothing, Input.RECORDING, nothing, Input.THREAD_DUMPS, nothing),
                Duration.ofSeconds(30),
                null,
                new Machine(cpuStalled, 0, 0, 0.8),
                "",
                "",
                null);
        assertThat(row.faults()).containsKey(Input.LIVE);
        assertThat(row.faults().containsKey(Input.THREAD_DUMPS)).isNotEqualTo(isExcused);
    }

    @Test
    void any_other_alarm_of_a_healthy_server_is_a_false_accusation_however_strained_the_machine() {
        Finding leak = new FindingBuilder("heap-leak", Severity.WARNING, "it climbs").build();
        assertThat(row("healthy", new Machine(1, 1, 1, 0), leak).outcome()).isEqualTo(Outcome.MISSED);
    }
}
