package dev.jvitals.session.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Progress;
import dev.jvitals.diagnosis.Finding;
import dev.jvitals.diagnosis.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the rules on live series say of logs whose collections are laid out by hand. */
class GcLogDiagnosisTest {
    @TempDir
    Path folder;

    private List<Finding> judge(StringBuilder log) throws IOException {
        Path file = folder.resolve("gc.log");
        Files.writeString(
                file, "[0.005s][info][gc,init] Heap Max Capacity: 1024M\n[0.006s][info][gc] Using Parallel\n" + log);
        return FileDiagnosis.of(List.of(file), Progress.NONE, new Cancellation())
                .judgement()
                .findings();
    }

    private static void pause(
            StringBuilder log, double seconds, int id, String kind, int before, int after, double millis) {
        log.append(String.format(
                Locale.ROOT,
                "[%.3fs][info][gc] GC(%d) Pause %s %dM->%dM(1024M) %.3fms%n",
                seconds,
                id,
                kind,
                before,
                after,
                millis));
    }

    @Test
    void a_healthy_log_raises_nothing() throws IOException {
        StringBuilder log = new StringBuilder();
        for (int i = 0; i < 400; i++) {
            pause(log, 2 + i * 3, i, "Young (Allocation Failure)", 700, 200 + i % 7, 12);
        }
        assertThat(judge(log)).isEmpty();
    }

    @Test
    void a_floor_that_climbs_through_full_collections_is_a_leak() throws IOException {
        StringBuilder log = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            String kind = i % 20 == 0 ? "Full (Ergonomics)" : "Young (Allocation Failure)";
            pause(log, 2 + i * 3, i, kind, 900, 200 + 3 * i, 40);
        }
        assertThat(judge(log)).extracting(Finding::rule).contains("heap-leak");
    }

    @Test
    void a_thrash_in_the_middle_of_a_long_quiet_log_is_found_and_commands_name_no_pid() throws IOException {
        StringBuilder log = new StringBuilder();
        int id = 0;
        for (int i = 0; i < 200; i++) {
            pause(log, 2 + i * 3, id++, "Young (Allocation Failure)", 700, 200, 12);
        }
        for (int i = 0; i < 40; i++) {
            pause(log, 700 + i, id++, "Full (Allocation Failure)", 1023, 1000, 800);
        }
        for (int i = 0; i < 200; i++) {
            pause(log, 800 + i * 3, id++, "Young (Allocation Failure)", 700, 200, 12);
        }
        List<Finding> findings = judge(log);
        assertThat(findings).anySatisfy(finding -> {
            assertThat(finding.rule()).isEqualTo("gc-thrash");
            assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
        });
        assertThat(findings)
                .allSatisfy(finding -> assertThat(finding.advice())
                        .noneSatisfy(line -> assertThat(line).containsPattern("(jcmd|dump) 0 ")));
    }

    @Test
    void a_pause_of_seconds_and_calls_of_the_collector_are_named() throws IOException {
        StringBuilder log = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            pause(log, 10 + i * 20, i, "Full (System.gc())", 500, 200, i == 7 ? 6_500 : 300);
        }
        assertThat(judge(log)).extracting(Finding::rule).contains("long-gc-pause", "explicit-gc");
    }
}
