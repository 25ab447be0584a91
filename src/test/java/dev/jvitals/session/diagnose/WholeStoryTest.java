package dev.jvitals.session.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.diagnosis.Finding;
import dev.jvitals.diagnosis.FindingBuilder;
import dev.jvitals.diagnosis.Severity;
import dev.jvitals.diagnosis.Story;
import dev.jvitals.diagnosis.TrackedFinding;
import java.util.List;
import org.junit.jupiter.api.Test;

class WholeStoryTest {
    private static final long HOUR = 3_600_000;
    private static long ids;

    private static Finding finding(String rule, Severity severity) {
        return new FindingBuilder(rule, severity, rule + " is " + severity)
                .confidence("Certain.")
                .build();
    }

    private static TrackedFinding held(Finding finding, long from, long to) {
        return new TrackedFinding(++ids, finding, from, to, true);
    }

    private static TrackedFinding held(String rule, Severity severity, long from, long to) {
        return held(finding(rule, severity), from, to);
    }

    @Test
    void what_a_look_saw_worse_stands_and_is_enough_where_the_whole_reaches_no_further() {
        TrackedFinding look = held("long-gc-pause", Severity.CRITICAL, 10 * HOUR, 10 * HOUR + 90_000);
        TrackedFinding mild = held("long-gc-pause", Severity.WARNING, 12 * HOUR, 12 * HOUR + 90_000);
        TrackedFinding same = held("long-gc-pause", Severity.WARNING, 10 * HOUR - 5_000, 10 * HOUR + 60_000);
        TrackedFinding wider = held("long-gc-pause", Severity.WARNING, HOUR, 20 * HOUR);
        assertThat(WholeStory.join(List.of(look), List.of(same))).containsExactly(look);
        assertThat(WholeStory.join(List.of(look, mild), List.of(wider))).containsExactlyInAnyOrder(look, wider);
        assertThat(WholeStory.join(List.of(mild), List.of(wider))).containsExactly(wider);
    }

    @Test
    void a_climb_that_nothing_has_tested_gives_way_to_the_leak_that_days_have_proven() {
        TrackedFinding note = held("heap-leak", Severity.INFO, HOUR, 2 * HOUR);
        TrackedFinding leak = held("heap-leak", Severity.WARNING, HOUR, 90 * HOUR);
        assertThat(WholeStory.join(List.of(note), List.of(leak))).containsExactly(leak);
    }

    @Test
    void what_another_trouble_explained_in_its_look_is_not_accused_again() {
        List<Finding> told = Story.join(
                List.of(finding("long-gc-pause", Severity.CRITICAL), finding("gc-thrash", Severity.CRITICAL)));
        TrackedFinding note = held(told.getFirst(), HOUR, 2 * HOUR);
        TrackedFinding thrash = held(told.getLast(), HOUR, 2 * HOUR);
        TrackedFinding whole = held("long-gc-pause", Severity.WARNING, HOUR, 2 * HOUR);
        assertThat(WholeStory.join(List.of(note, thrash), List.of(whole))).containsExactly(note, thrash);
    }

    @Test
    void a_finding_of_the_whole_is_explained_by_what_held_for_as_long_and_by_no_trouble_of_an_hour() {
        TrackedFinding pauses = held("long-gc-pause", Severity.WARNING, HOUR, 90 * HOUR);
        TrackedFinding leak = held("heap-leak", Severity.WARNING, HOUR, 95 * HOUR);
        TrackedFinding thrash = held("gc-thrash", Severity.CRITICAL, 10 * HOUR, 11 * HOUR);
        assertThat(WholeStory.join(List.of(), List.of(pauses, leak)))
                .filteredOn(each -> each.id() == pauses.id())
                .singleElement()
                .satisfies(each ->
                        assertThat(each.finding().links().consequenceOf()).isEqualTo("heap-leak"));
        assertThat(WholeStory.join(List.of(thrash), List.of(pauses))).contains(pauses);
    }
}
