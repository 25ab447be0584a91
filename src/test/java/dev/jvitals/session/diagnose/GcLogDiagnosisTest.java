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

    /** Twice a night the program calls the collector; objects with finalizers outlive the first call. */
    private static StringBuilder nights(int... leftMegabytes) {
        StringBuilder log = new StringBuilder();
        int id = 0;
        for (int night = 0; night < leftMegabytes.length; night++) {
            for (int hour = 0; hour < 23; hour++) {
                pause(log, night * 86_400 + hour * 3_600, id++, "Young (Allocation Failure)", 700, 400 + hour, 70);
            }
            pause(log, night * 86_400 + 82_800, id++, "Full (System.gc())", 430, 425, 1_800);
            pause(log, night * 86_400 + 84_000, id++, "Full (System.gc())", 426, leftMegabytes[night], 2_000);
        }
        return log;
    }

    @Test
    void full_collections_that_leave_more_night_after_night_are_a_leak() throws IOException {
        assertThat(judge(nights(100, 155, 210, 260))).anySatisfy(finding -> {
            assertThat(finding.rule()).isEqualTo("heap-leak");
            assertThat(finding.summary()).contains("a day, each time for 4 times");
        });
    }

    @Test
    void a_cache_that_fills_and_a_load_that_comes_and_goes_are_no_leak() throws IOException {
        assertThat(judge(nights(100, 200, 250, 275))).extracting(Finding::rule).doesNotContain("heap-leak");
        assertThat(judge(nights(100, 200, 180, 300))).extracting(Finding::rule).doesNotContain("heap-leak");
        assertThat(judge(nights(100, 150, 200))).extracting(Finding::rule).doesNotContain("heap-leak");
        assertThat(judge(nights(100, 103, 106, 109))).extracting(Finding::rule).doesNotContain("heap-leak");
    }

    @Test
    void every_long_pause_of_days_counts_and_its_time_holds_them_all() throws IOException {
        Path file = folder.resolve("nights.log");
        Files.writeString(file, nights(300, 301, 300));
        var recording = dev.jvitals.target.gclog.GcLogs.read(
                file, dev.jvitals.base.Progress.NONE, new dev.jvitals.base.Cancellation());
        var tracked = RecordingDiagnosis.of(recording, List.of(), new dev.jvitals.base.Cancellation())
                .tracked();
        assertThat(tracked)
                .filteredOn(each -> each.finding().rule().equals("long-gc-pause"))
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.finding().summary()).contains("6 times");
                    for (var pause : recording.history().events("gc.pause", Long.MIN_VALUE, Long.MAX_VALUE)) {
                        if (pause.durationNanos() > 1_000_000_000L) {
                            assertThat(pause.atMillis()).isBetween(each.sinceMillis(), each.lastMillis());
                        }
                    }
                });
    }

    @Test
    void pauses_that_come_thick_for_a_minute_are_as_bad_in_an_hour_that_is_quiet_else() throws IOException {
        StringBuilder log = new StringBuilder();
        int id = 0;
        for (int second = 5; second < 3_600; second += 15) {
            boolean longOne = second >= 1_805 && second < 1_895;
            pause(
                    log,
                    second,
                    id++,
                    longOne ? "Full (Ergonomics)" : "Young (Allocation Failure)",
                    700,
                    200,
                    longOne ? 3_500 : 12);
        }
        assertThat(judge(log))
                .filteredOn(finding -> finding.rule().equals("long-gc-pause"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Severity.CRITICAL));
    }

    @Test
    void full_collections_for_metaspace_at_the_start_hide_no_leak_of_days() throws IOException {
        StringBuilder log = new StringBuilder();
        pause(log, 1.2, 9_001, "Full (Metadata GC Threshold)", 40, 15, 30);
        pause(log, 4.5, 9_002, "Full (Metadata GC Threshold)", 60, 25, 30);
        nights(100, 155, 210, 260)
                .toString()
                .lines()
                .skip(1)
                .forEach(line -> log.append(line).append('\n'));
        assertThat(judge(log)).extracting(Finding::rule).contains("heap-leak");
    }

    @Test
    void a_full_collection_each_night_is_a_look_of_its_own_though_little_is_left_between_them() throws IOException {
        StringBuilder log = new StringBuilder();
        for (int night = 0; night < 4; night++) {
            pause(log, night * 86_400 + 100, 2 * night, "Young (Allocation Failure)", 700, 300, 20);
            pause(
                    log,
                    night * 86_400 + 40_000,
                    2 * night + 1,
                    "Full (Ergonomics)",
                    425 + 15 * night,
                    410 + 15 * night,
                    500);
        }
        assertThat(judge(log)).extracting(Finding::rule).contains("heap-leak");
    }

    @Test
    void a_leak_of_days_goes_on_to_the_end_and_tells_the_bounds_it_was_judged_by() throws IOException {
        StringBuilder log = nights(100, 155, 210, 260);
        for (int hour = 0; hour < 10; hour++) {
            pause(log, 4 * 86_400 + hour * 3_600, 9_000 + hour, "Young (Allocation Failure)", 700, 400, 70);
        }
        Path file = folder.resolve("leak.log");
        Files.writeString(file, "[0.005s][info][gc,init] Heap Max Capacity: 1024M\n" + log);
        Diagnosed diagnosed = FileDiagnosis.of(List.of(file), Progress.NONE, new Cancellation());
        assertThat(diagnosed.tracked())
                .filteredOn(each -> each.finding().rule().equals("heap-leak"))
                .singleElement()
                .satisfies(leak -> {
                    assertThat(leak.ended()).isFalse();
                    assertThat(leak.lastMillis()).isEqualTo(diagnosed.toMillis());
                    assertThat(leak.finding().thresholds())
                            .anySatisfy(bound ->
                                    assertThat(bound.threshold().id()).isEqualTo("heap-leak.full-collections"));
                });
        assertThat(diagnosed.tracked())
                .filteredOn(each -> each.finding().rule().equals("long-gc-pause"))
                .singleElement()
                .satisfies(pauses ->
                        assertThat(pauses.finding().links().consequenceOf()).isEqualTo("heap-leak"));
    }
}
