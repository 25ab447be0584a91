package dev.jvitals.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.base.Unit;
import dev.jvitals.threads.group.NamePattern;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoryTest {
    private static FindingBuilder finding(String rule, Severity severity, String summary) {
        return new FindingBuilder(rule, severity, summary);
    }

    private static Threshold threshold(String id) {
        return Threshold.of(id, 0.25, Unit.SHARE, "for the test");
    }

    @Test
    void a_consequence_becomes_a_note_to_what_explains_it_and_loses_nothing() {
        Finding leak = finding("heap-leak", Severity.CRITICAL, "leaks").build();
        Finding thrash = finding("gc-thrash", Severity.CRITICAL, "thrashes")
                .evidence("share", 0.9, Unit.SHARE, "test")
                .build();
        List<Finding> joined = Story.join(List.of(thrash, leak));
        assertThat(joined.get(0).severity()).isEqualTo(Severity.INFO);
        assertThat(joined.get(0).summary()).isEqualTo("thrashes (a consequence of heap-leak)");
        assertThat(joined.get(0).evidence()).isEqualTo(thrash.evidence());
        assertThat(joined.get(1)).isEqualTo(leak);
    }

    @Test
    void a_note_explains_nothing() {
        Finding leak = finding("heap-leak", Severity.INFO, "holds much").build();
        Finding thrash = finding("gc-thrash", Severity.CRITICAL, "thrashes").build();
        assertThat(Story.join(List.of(thrash, leak))).containsExactly(thrash, leak);
    }

    private static Finding crowd() {
        return finding("thread-explosion", Severity.CRITICAL, "1,510 threads")
                .crowd("jms-producer-#")
                .build();
    }

    private static Severity ofTheCrowdBeside(String waiting) {
        Finding queue = finding("pool-wait", Severity.CRITICAL, "30 threads wait")
                .waiting(List.of(NamePattern.of(waiting)))
                .build();
        return Story.join(List.of(crowd(), queue)).getFirst().severity();
    }

    @Test
    void a_crowd_of_threads_is_explained_by_what_these_threads_wait_for_only() {
        assertThat(ofTheCrowdBeside("jms-producer-17")).isEqualTo(Severity.INFO);
        assertThat(ofTheCrowdBeside("request-11")).isEqualTo(Severity.CRITICAL);
    }

    @Test
    void a_crowd_in_thread_dumps_alone_is_known_by_its_pattern_too() {
        Finding crowd = finding("thread-explosion", Severity.CRITICAL, "1,198 threads")
                .crowd("jms-producer-#")
                .build();
        Finding queue = finding("lock-contention", Severity.CRITICAL, "30 wait")
                .waiting(List.of("request-#"))
                .build();
        assertThat(Story.join(List.of(crowd, queue)).getFirst().severity()).isEqualTo(Severity.CRITICAL);
    }

    private static Severity ofTheCrowd(String livePattern, String patternInDumps, String... waiting) {
        Finding crowd = finding("thread-explosion", Severity.CRITICAL, "1,510 threads")
                .crowd(livePattern)
                .crowd(patternInDumps)
                .build();
        Finding queue = finding("pool-wait", Severity.CRITICAL, "1,480 threads wait")
                .waiting(Stream.of(waiting).map(NamePattern::of).toList())
                .build();
        return Story.join(List.of(crowd, queue)).getFirst().severity();
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            http-nio-8080-exec-# | http-nio-#-exec-# | http-nio-8080-exec-17              | INFO
            http-nio-8080-exec-# | http-nio-#-exec-# | job-1, http-nio-8080-exec-200      | INFO
            pool-#-thread-#      | pool-#-thread-#   | pool-31-thread-2                   | INFO
            pool-17-thread-#     | pool-#-thread-#   | pool-1-thread-3                    | INFO
            request #            | request #         | request 3fa85f64-5717-4562-b3fc-2c963f66afa6 | INFO
            GC Thread#           | GC Thread#        | GC Thread#3                        | INFO
            http-nio-8080-exec-# | http-nio-8080-exec-# | http-nio-8081-exec-4            | CRITICAL
            http-nio-8080-exec-# | jms-#             | http-nio-8080-exec-200             | CRITICAL
            request-#            | request-#         | bad-request-7                      | CRITICAL
            pool-#-thread-#      | pool-#-thread-#   | pool-cleaner, thread-7             | CRITICAL
            """)
    void a_crowd_with_several_numbers_in_its_name_is_known_by_either_spelling(
            String livePattern, String patternInDumps, String waiting, Severity severity) {
        assertThat(ofTheCrowd(livePattern, patternInDumps, waiting.split(", "))).isEqualTo(severity);
    }

    @Test
    void what_is_written_joins_nothing_and_parts_nothing() {
        Finding crowd = crowd();
        Finding written = finding("pool-wait", Severity.CRITICAL, "jms-producer-17 waits")
                .evidence("waiting threads", "\"jms-producer-17\" and 29 more", "thread dump")
                .suspect(Suspect.Kind.THREAD, "jms-producer-3", "holds one")
                .waiting(List.of("request-#"))
                .build();
        assertThat(Story.join(List.of(crowd, written)).getFirst()).isEqualTo(crowd);
        Finding reworded = finding("pool-wait", Severity.CRITICAL, "a queue")
                .waiting(List.of("request-#", "jms-producer-#"))
                .build();
        Finding note = Story.join(List.of(crowd, reworded)).getFirst();
        assertThat(note.severity()).isEqualTo(Severity.INFO);
        assertThat(note.links().consequenceOf()).isEqualTo("pool-wait");
    }

    @Test
    void a_crowd_seen_in_two_ways_must_be_explained_in_both() {
        Finding live = crowd();
        Finding dumps = finding("thread-explosion", Severity.WARNING, "many")
                .crowd("worker-#")
                .build();
        Finding both = Story.merge(List.of(live), List.of(dumps)).getFirst();
        assertThat(both.links().crowd()).containsExactlyInAnyOrder("jms-producer-#", "worker-#");
    }

    @Test
    void two_ways_to_look_at_one_trouble_are_one_finding_with_all_that_both_saw() {
        Finding series = finding("runaway-thread", Severity.WARNING, "by the clocks")
                .evidence("cores", 0.99, Unit.CORES, "schedstat")
                .suspect(Suspect.Kind.THREAD, "spinner", "")
                .advice("look at the loop")
                .build();
        Finding dumps = finding("runaway-thread", Severity.CRITICAL, "by the dumps")
                .evidence("frames", "Table.find", "dumps")
                .suspect(Suspect.Kind.THREAD, "spinner", "")
                .suspect(Suspect.Kind.FRAME, "Table.find", "")
                .advice("look at the loop")
                .build();
        Finding other = finding("deadlock", Severity.CRITICAL, "cycle").build();
        List<Finding> merged = Story.merge(List.of(series), List.of(dumps, other));
        assertThat(merged).hasSize(2);
        Finding one = merged.getFirst();
        assertThat(one.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(one.summary()).isEqualTo("by the clocks");
        assertThat(one.evidence()).extracting(Evidence::what).containsExactly("cores", "frames");
        assertThat(one.suspects()).extracting(Suspect::name).containsExactly("spinner", "Table.find");
        assertThat(one.advice()).containsExactly("look at the loop");
        assertThat(merged.get(1)).isEqualTo(other);
    }

    @Test
    void the_slope_from_one_input_and_the_holder_from_another_make_one_sentence() {
        Finding slope = finding("heap-leak", Severity.CRITICAL, "climbs").build();
        Finding holder =
                finding("heap-leak", Severity.WARNING, "a map holds 80 %").build();
        assertThat(Story.withWhatOthersSaw(slope, List.of(holder), "heap dump").summary())
                .isEqualTo("climbs; in the heap dump: a map holds 80 %");
        assertThat(Story.withWhatOthersSaw(slope, List.of(), "heap dump")).isEqualTo(slope);
    }

    @Test
    void what_two_looks_found_is_judged_by_the_bounds_of_both() {
        Threshold.Applied busy = new Threshold.Applied(threshold("gc-thrash.busy-share"), 0.25);
        Threshold.Applied full = new Threshold.Applied(threshold("gc-thrash.full-share"), 0.8);
        Finding first = finding("heap-leak", Severity.WARNING, "climbs").build().alsoJudgedBy(List.of(busy));
        Finding second =
                finding("heap-leak", Severity.CRITICAL, "holds").build().alsoJudgedBy(List.of(busy, full));
        assertThat(Story.merge(List.of(first), List.of(second)).getFirst().thresholds())
                .containsExactly(busy, full);
    }
}
