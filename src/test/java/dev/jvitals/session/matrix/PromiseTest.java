package dev.jvitals.session.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.base.Unit;
import dev.jvitals.diagnosis.Finding;
import dev.jvitals.diagnosis.FindingBuilder;
import dev.jvitals.diagnosis.Links;
import dev.jvitals.diagnosis.Severity;
import dev.jvitals.diagnosis.Suspect;
import dev.jvitals.session.practice.Incident;
import dev.jvitals.session.practice.Incidents;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PromiseTest {
    private static final Promise LEAK =
            Promise.of("heap-leak").with("slope of the floor").naming(Suspect.Kind.CLASS, "UnackedBuffer$Packet");

    private static FindingBuilder finding(Severity severity) {
        return new FindingBuilder("heap-leak", severity, "it climbs");
    }

    private static Finding whole() {
        return finding(Severity.WARNING)
                .evidence("slope of the floor after collections", 5, Unit.BYTES, "gc.pause")
                .suspect(Suspect.Kind.CLASS, "app.UnackedBuffer$Packet", "")
                .build();
    }

    @Test
    void a_finding_with_evidence_and_culprit_keeps_it() {
        assertThat(LEAK.brokenBy(List.of(whole()))).isEmpty();
    }

    @Test
    void no_finding_of_the_rule_breaks_it() {
        assertThat(LEAK.brokenBy(List.of())).containsExactly("missing heap-leak");
    }

    @Test
    void a_note_is_not_enough_unless_another_finding_explains_it_or_a_note_was_promised() {
        Finding note = whole().withSeverity(Severity.INFO);
        assertThat(LEAK.brokenBy(List.of(note))).containsExactly("heap-leak is only a note");
        Finding explained = note.withLinks(new Links(Set.of(), Set.of(), "class-leak"));
        assertThat(LEAK.brokenBy(List.of(explained))).isEmpty();
        assertThat(LEAK.asNote().brokenBy(List.of(note))).isEmpty();
    }

    @Test
    void evidence_without_a_value_or_a_source_does_not_count() {
        Finding noValue = finding(Severity.WARNING)
                .evidence("slope of the floor", Double.NaN, Unit.BYTES, "gc.pause")
                .suspect(Suspect.Kind.CLASS, "app.UnackedBuffer$Packet", "")
                .build();
        Finding noSource = finding(Severity.WARNING)
                .evidence("slope of the floor", 5, Unit.BYTES, "")
                .suspect(Suspect.Kind.CLASS, "app.UnackedBuffer$Packet", "")
                .build();
        assertThat(LEAK.brokenBy(List.of(noValue))).containsExactly("heap-leak lacks 'slope of the floor'");
        assertThat(LEAK.brokenBy(List.of(noSource))).containsExactly("heap-leak lacks 'slope of the floor'");
    }

    @Test
    void a_culprit_of_another_kind_is_not_the_culprit() {
        Finding other = finding(Severity.WARNING)
                .evidence("slope of the floor", 5, Unit.BYTES, "gc.pause")
                .suspect(Suspect.Kind.THREAD, "app.UnackedBuffer$Packet", "")
                .build();
        assertThat(LEAK.brokenBy(List.of(other))).containsExactly("heap-leak does not name CLASS UnackedBuffer$Packet");
    }

    @Test
    void every_incident_promises_its_rules_live_and_from_a_recording() {
        for (Incident incident : Incidents.all()) {
            assertThat(rules(incident, Input.LIVE)).as(incident.id()).isEqualTo(incident.rules());
            assertThat(rules(incident, Input.RECORDING)).as(incident.id()).isEqualTo(incident.rules());
        }
    }

    @Test
    void every_incident_names_evidence_and_what_the_program_uses() {
        for (Incident incident : Incidents.all()) {
            for (Promise promise : Promises.of(incident, Input.LIVE)) {
                assertThat(promise.evidence()).as(incident.id()).isNotEmpty();
                assertThat(promise.culprits().isEmpty()).as(incident.id()).isEqualTo(promise.mayBeNote());
            }
        }
    }

    @Test
    void two_incidents_at_once_promise_what_both_do() {
        Incident both = Incidents.named("deadlock+explicit-gc");
        assertThat(rules(both, Input.LIVE)).containsExactly("deadlock", "explicit-gc");
    }

    private static List<String> rules(Incident incident, Input input) {
        return Promises.of(incident, input).stream().map(Promise::rule).toList();
    }
}
