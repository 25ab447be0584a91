package dev.jvitals.session.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.diagnosis.Finding;
import dev.jvitals.diagnosis.FindingBuilder;
import dev.jvitals.diagnosis.Severity;
import dev.jvitals.diagnosis.Suspect;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindingLogTest {
    private final FindingLog log = new FindingLog();

    private static Finding finding(String rule, Severity severity, String summary, String suspect) {
        return new FindingBuilder(rule, severity, summary)
                .suspect(Suspect.Kind.THREAD, suspect, "")
                .build();
    }

    private static Finding runaway(String thread, String summary) {
        return finding("runaway-thread", Severity.WARNING, summary, thread);
    }

    @Test
    void a_finding_counts_once_two_looks_have_seen_it_and_since_the_first_of_them() {
        log.update(List.of(runaway("a", "90 %")), 1_000);
        assertThat(log.all()).isEmpty();
        log.update(List.of(runaway("a", "95 %")), 6_000);
        assertThat(log.all()).singleElement().satisfies(seen -> {
            assertThat(seen.sinceMillis()).isEqualTo(1_000);
            assertThat(seen.lastMillis()).isEqualTo(6_000);
            assertThat(seen.finding().summary()).isEqualTo("95 %");
            assertThat(seen.ended()).isFalse();
        });
    }

    @Test
    void what_one_look_saw_and_the_next_did_not_was_nothing() {
        log.update(List.of(runaway("a", "90 %")), 1_000);
        log.update(List.of(), 6_000);
        log.update(List.of(runaway("a", "90 %")), 11_000);
        log.update(List.of(), 16_000);
        assertThat(log.all()).isEmpty();
    }

    @Test
    void a_finding_that_flickers_stays_and_one_that_three_looks_missed_is_over() {
        log.update(List.of(runaway("a", "90 %")), 1_000);
        log.update(List.of(runaway("a", "90 %")), 2_000);
        log.update(List.of(), 3_000);
        log.update(List.of(), 4_000);
        assertThat(log.present()).hasSize(1);
        log.update(List.of(), 5_000);
        assertThat(log.present()).isEmpty();
        assertThat(log.all()).singleElement().satisfies(over -> {
            assertThat(over.ended()).isTrue();
            assertThat(over.lastMillis()).isEqualTo(2_000);
        });
    }

    @Test
    void two_troubles_of_one_rule_keep_apart_by_their_suspects() {
        for (long at = 1_000; at <= 3_000; at += 1_000) {
            log.update(List.of(runaway("a", "first"), runaway("b", "second")), at);
        }
        long idOfB = log.present().stream()
                .filter(each -> each.finding().summary().equals("second"))
                .findFirst()
                .orElseThrow()
                .id();
        log.update(List.of(runaway("b", "second")), 4_000);
        log.update(List.of(runaway("b", "second")), 5_000);
        log.update(List.of(runaway("b", "second")), 6_000);
        assertThat(log.present())
                .singleElement()
                .satisfies(left -> assertThat(left.id()).isEqualTo(idOfB));
        assertThat(log.all()).hasSize(2);
    }

    @Test
    void the_only_trouble_of_its_rule_stays_the_same_when_its_suspect_changes() {
        log.update(List.of(runaway("a", "x")), 1_000);
        log.update(List.of(runaway("b", "x")), 2_000);
        assertThat(log.present())
                .singleElement()
                .satisfies(each -> assertThat(each.sinceMillis()).isEqualTo(1_000));
    }

    @Test
    void the_worst_comes_first_and_of_equals_the_longest() {
        List<Finding> early = List.of(finding("b", Severity.WARNING, "early", "x"));
        List<Finding> all = List.of(
                finding("a", Severity.WARNING, "late", "x"),
                finding("b", Severity.WARNING, "early", "x"),
                finding("c", Severity.CRITICAL, "worst", "x"));
        log.update(early, 1_000);
        log.update(all, 2_000);
        log.update(all, 3_000);
        assertThat(log.all()).extracting(each -> each.finding().summary()).containsExactly("worst", "early", "late");
    }

    @Test
    void the_last_look_at_a_target_that_is_gone_needs_no_second() {
        log.close(List.of(finding("oom-killed", Severity.CRITICAL, "killed", "4711")), 9_000);
        assertThat(log.present()).hasSize(1);
    }

    @Test
    void what_is_over_is_kept_up_to_a_bound() {
        long at = 0;
        for (int i = 0; i < 500; i++) {
            for (int look = 0; look < 2; look++) {
                log.update(List.of(runaway("t" + i, "x")), at++);
            }
            for (int look = 0; look < 3; look++) {
                log.update(List.of(), at++);
            }
        }
        assertThat(log.all()).hasSize(100);
    }

    private static Finding queue(String summary, String lock, String owner) {
        return new FindingBuilder("lock-contention", Severity.WARNING, summary)
                .suspect(Suspect.Kind.LOCK, lock, "java.lang.Object")
                .suspect(Suspect.Kind.THREAD, owner, "owns it")
                .suspect(Suspect.Kind.FRAME, "java.lang.Thread.sleep", "where the owner is")
                .build();
    }

    @Test
    void troubles_that_share_a_frame_stay_apart_in_whatever_order_they_come_and_wherever_their_locks_move() {
        log.update(List.of(queue("at a", "0xa", "writer"), queue("at b", "0xb", "reader")), 0);
        log.update(List.of(queue("at a", "0xa", "writer"), queue("at b", "0xb", "reader")), 1_000);
        long idOfA = idOf("at a");
        long idOfB = idOf("at b");
        log.update(List.of(queue("at b", "0xd", "reader"), queue("at a", "0xc", "writer")), 2_000);
        assertThat(idOf("at a")).isEqualTo(idOfA);
        assertThat(idOf("at b")).isEqualTo(idOfB);
        assertThat(log.all()).hasSize(2);
    }

    private long idOf(String summary) {
        return log.present().stream()
                .filter(each -> each.finding().summary().equals(summary))
                .findFirst()
                .orElseThrow()
                .id();
    }
}
