package dev.jvitals.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.diagnosis.Finding;
import dev.jvitals.diagnosis.FindingBuilder;
import dev.jvitals.diagnosis.Judgement;
import dev.jvitals.diagnosis.Severity;
import dev.jvitals.session.diagnose.Diagnosed;
import dev.jvitals.session.matrix.Input;
import dev.jvitals.session.matrix.Machine;
import dev.jvitals.session.matrix.MatrixCell;
import dev.jvitals.session.matrix.MatrixResult;
import dev.jvitals.session.matrix.MatrixRow;
import dev.jvitals.session.practice.Incidents;
import dev.jvitals.session.practice.PracticeOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class IncidentsBenchMissTest {
    private static final Finding WRONG =
            new FindingBuilder("native-growth", Severity.WARNING, "native memory grows by 3 MB a\nminute").build();

    private static MatrixRow row(String incident, @Nullable MatrixRow firstRun, Finding... findings) {
        return new MatrixRow(
                new MatrixCell(Incidents.named(incident), PracticeOptions.DEFAULT),
                Map.of(
                        Input.LIVE,
                        new Diagnosed("pid 1", 0, 0, new Judgement(List.of(findings), List.of()), List.of())),
                Duration.ofSeconds(30),
                null,
                new Machine(0, 0, 0, 0.8),
                "",
                "",
                firstRun);
    }

    @Test
    void a_wrong_accusation_is_told_with_its_rule_severity_and_sentence_on_one_line() {
        assertThat(IncidentsBenchMiss.lines(row("healthy", null, WRONG)))
                .startsWith(
                        "healthy on Java own, collector its own: the first run missed; it is run once more alone when"
                                + " all others are through")
                .contains("  live: accuses native-growth")
                .anyMatch(line -> line.startsWith("    native-growth warning: native memory grows by 3 MB a")
                        && line.endsWith("minute"))
                .noneMatch(line -> line.contains("\n"));
    }

    @Test
    void what_is_missing_is_told_with_what_was_found_in_its_place() {
        assertThat(IncidentsBenchMiss.lines(row("deadlock", null)))
                .contains("  live: missing deadlock", "    nothing was found");
        assertThat(IncidentsBenchMiss.lines(row("deadlock", null, WRONG)))
                .contains("  live: missing deadlock, accuses native-growth")
                .anyMatch(line -> line.startsWith("    native-growth warning: "));
    }

    @Test
    void the_json_of_a_second_run_says_what_the_first_accused() {
        MatrixRow second = row("healthy", row("healthy", null, WRONG));
        JsonNode json = IncidentsBenchJson.of(new MatrixResult(List.of(second), Duration.ofSeconds(60)))
                .get("rows")
                .get(0);
        assertThat(json.get("outcome").asString()).isEqualTo("as-promised");
        assertThat(json.get("firstRun").asString()).isEqualTo("live: accuses native-growth");
        assertThat(json.at("/firstRunFaults/live/0").asString()).isEqualTo("accuses native-growth");
        assertThat(json.at("/firstRunFindings/live/0/severity").asString()).isEqualTo("warning");
        assertThat(json.at("/firstRunFindings/live/0/summary").asString()).isEqualTo(WRONG.summary());
        assertThat(json.get("findings").get("live")).isEmpty();
    }
}
