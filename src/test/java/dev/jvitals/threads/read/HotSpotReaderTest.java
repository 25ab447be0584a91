package dev.jvitals.threads.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.threads.LockUse;
import dev.jvitals.threads.LockUse.Kind;
import dev.jvitals.threads.StackFrame;
import dev.jvitals.threads.ThreadDump;
import dev.jvitals.threads.ThreadEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HotSpotReaderTest {
    @ParameterizedTest
    @CsvSource({
        "jstack-l.8.txt, 49", "jstack-l.11.txt, 55", "jstack-l.17.txt, 57", "jstack-l.21.txt, 56",
                "jstack-l.25.txt, 56",
        "jstack-l.26.txt, 57", "tp-le.21.txt, 56", "tp-le.26.txt, 57", "vt.print.21.txt, 23", "vt.print.25.txt, 26"
    })
    void every_line_of_every_release_is_understood(String sample, int threads) {
        ThreadDump dump = Samples.only(sample);
        assertThat(dump.threads()).hasSize(threads);
        assertThat(dump.notUnderstood()).isEmpty();
        assertThat(dump.complete()).isTrue();
        assertThat(dump.at()).isNotNull();
        assertThat(dump.jvm()).startsWith("OpenJDK 64-Bit Server VM (").doesNotEndWith(":");
    }

    /** Both were taken while threads ended, so the JVM lists those that are still to be deleted. */
    @ParameterizedTest
    @CsvSource({"pools.17.txt.gz", "pools.25.txt.gz"})
    void lists_of_threads_that_are_about_to_be_deleted_are_understood(String sample) {
        assertThat(Samples.only(sample).notUnderstood()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"8", "11", "17", "21", "25", "26"})
    void the_deadlock_section_is_kept(String release) {
        ThreadDump dump = Samples.only("jstack-l." + release + ".txt");
        assertThat(dump.declaredDeadlocks()).hasSize(1);
        assertThat(dump.declaredDeadlocks().getFirst()).containsExactlyInAnyOrder("deadlock-1", "deadlock-2");
    }

    @ParameterizedTest
    @CsvSource({"8", "11", "17", "21", "25", "26"})
    void a_thread_in_wait_does_not_own_the_monitor(String release) {
        ThreadDump dump = Samples.only("jstack-l." + release + ".txt");
        for (ThreadEntry thread : dump.threads()) {
            for (LockUse use : thread.locks()) {
                if (use.kind() == Kind.WAITING_ON) {
                    assertThat(thread.locks())
                            .noneMatch(other -> other.owns() && other.lockId().equals(use.lockId()));
                }
            }
        }
        assertThat(dump.threads())
                .anyMatch(thread -> thread.locks().stream().anyMatch(use -> use.kind() == Kind.GIVEN_UP));
    }

    @Test
    void figures_behind_the_name_are_read() {
        ThreadEntry main = Samples.thread(Samples.only("tp-le.26.txt"), "main");
        assertThat(main.id()).isEqualTo(3);
        assertThat(main.nativeId()).isPositive();
        assertThat(main.cpuMillis()).isPositive();
        assertThat(main.elapsedSeconds()).isPositive();
        assertThat(main.allocatedBytes()).isPositive();
        assertThat(main.daemon()).isFalse();
    }

    @Test
    void frames_lose_module_and_loader_but_keep_hidden_class_names() {
        assertThat(FrameText.parse("java.lang.Thread.run(java.base@17.0.15/Thread.java:840)"))
                .isEqualTo(new StackFrame("java.lang.Thread", "run", "Thread.java", 840));
        assertThat(FrameText.parse("app//a.B.c(B.java:7)")).isEqualTo(new StackFrame("a.B", "c", "B.java", 7));
        assertThat(FrameText.parse("java.lang.Object.wait(Native Method)"))
                .isEqualTo(new StackFrame("java.lang.Object", "wait", null, StackFrame.NATIVE));
        assertThat(FrameText.parse("VT$$Lambda/0x0000000082040210.run(Unknown Source)"))
                .isEqualTo(new StackFrame("VT$$Lambda/0x0000000082040210", "run", null, StackFrame.UNKNOWN));
        assertThat(FrameText.parse("java.base@21/java.lang.VirtualThread$$Lambda/0x01.run(Unknown Source)")
                        .className())
                .isEqualTo("java.lang.VirtualThread$$Lambda/0x01");
    }

    @Test
    void a_carrier_and_its_mounted_virtual_thread_are_two_threads() {
        ThreadDump dump = Samples.only("vt.print.25.txt");
        ThreadEntry carrier = Samples.thread(dump, "ForkJoinPool-1-worker-1");
        ThreadEntry mounted = dump.threads().stream()
                .filter(thread -> thread.virtual() && thread.id() == carrier.carriesId())
                .findFirst()
                .orElseThrow();
        assertThat(mounted.carrierId()).isEqualTo(carrier.id());
        assertThat(mounted.frames().getFirst().qualifiedMethod()).isEqualTo("VT.lambda$main$0");
        assertThat(mounted.state()).isEqualTo(Thread.State.RUNNABLE);
        assertThat(carrier.frames().getFirst().qualifiedMethod()).isEqualTo("jdk.internal.vm.Continuation.run");
    }

    @Test
    void locks_that_the_compiler_has_eliminated_are_understood_and_owned_by_nobody() {
        ThreadDump dump = ThreadDumps.parse("""
                        "hot" #12 prio=5 tid=0x1 nid=7 runnable
                           java.lang.Thread.State: RUNNABLE
                        \tat com.example.Sum.add(Sum.java:9)
                        \t- eliminated <owner is scalar replaced> (a java.lang.StringBuffer)
                        \tat com.example.Sum.run(Sum.java:4)
                        \t- eliminated <0x00000000f8619488> (a com.example.Sum)
                        """, "eliminated").getFirst();
        assertThat(dump.notUnderstood()).isEmpty();
        assertThat(Samples.thread(dump, "hot").frames()).hasSize(2);
        assertThat(Samples.thread(dump, "hot").locks())
                .hasSize(2)
                .noneMatch(LockUse::owns)
                .allMatch(use -> use.kind() == Kind.ELIMINATED);
    }

    @Test
    void equal_stacks_are_one_instance() {
        ThreadDump dump = Samples.only("jstack-l.17.txt");
        for (ThreadEntry a : dump.threads()) {
            for (ThreadEntry b : dump.threads()) {
                if (a.frames().equals(b.frames())) {
                    assertThat(a.frames()).isSameAs(b.frames());
                }
            }
        }
    }
}
