package dev.jvitals.threads.group;

import static dev.jvitals.support.Dumps.dumpAt;
import static dev.jvitals.support.Dumps.thread;
import static java.lang.Thread.State.RUNNABLE;
import static java.lang.Thread.State.WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.threads.ThreadDump;
import dev.jvitals.threads.ThreadEntryBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessesTest {
    private static List<ThreadEntryBuilder> jvm(long firstNativeId, double ageSeconds) {
        return List.of(
                thread("main", RUNNABLE, "A.main").nativeId(firstNativeId).elapsedSeconds(ageSeconds),
                thread("Reference Handler", WAITING, "R.run")
                        .nativeId(firstNativeId + 8)
                        .elapsedSeconds(ageSeconds));
    }

    @Test
    void dumps_of_one_process_stay_together() {
        assertThat(Processes.apart(List.of(dumpAt(0, jvm(10, 100)), dumpAt(60, jvm(10, 160)))))
                .hasSize(1);
    }

    @Test
    void other_thread_numbers_are_another_process() {
        ThreadDump a = dumpAt(0, jvm(10, 100));
        ThreadDump b = dumpAt(1, jvm(90, 100));
        ThreadDump c = dumpAt(2, jvm(10, 102));
        assertThat(Processes.apart(List.of(a, b, c))).containsExactly(List.of(a, c), List.of(b));
    }

    @Test
    void replicas_whose_threads_have_the_same_numbers_are_told_by_their_start() {
        assertThat(Processes.apart(List.of(dumpAt(0, jvm(10, 100)), dumpAt(1, jvm(10, 9_000)))))
                .hasSize(2);
    }

    @Test
    void a_main_thread_that_has_ended_proves_nothing() {
        List<ThreadEntryBuilder> without = List.of(jvm(10, 160).getLast());
        assertThat(Processes.apart(List.of(dumpAt(0, jvm(10, 100)), dumpAt(60, without))))
                .hasSize(1);
    }

    @Test
    void dumps_that_tell_nothing_of_their_process_are_taken_for_one() {
        assertThat(Processes.apart(List.of(
                        dumpAt(0, List.of(thread("a", RUNNABLE, "A.a"))),
                        dumpAt(1, List.of(thread("b", RUNNABLE, "A.a"))))))
                .hasSize(1);
    }
}
