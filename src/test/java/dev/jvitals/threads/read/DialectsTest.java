package dev.jvitals.threads.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.threads.LockUse;
import dev.jvitals.threads.LockUse.Kind;
import dev.jvitals.threads.StackFrame;
import dev.jvitals.threads.ThreadDump;
import dev.jvitals.threads.ThreadDump.Dialect;
import dev.jvitals.threads.ThreadEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DialectsTest {
    @ParameterizedTest
    @CsvSource({
        "vt.21.txt, DUMP_TO_FILE_TEXT, 21",
        "vt.25.txt, DUMP_TO_FILE_TEXT, 23",
        "vt.26.txt, DUMP_TO_FILE_TEXT, 23",
        "vt.21.json, DUMP_TO_FILE_JSON, 21",
        "vt.25.json, DUMP_TO_FILE_JSON, 23",
        "vt.26.json, DUMP_TO_FILE_JSON, 23",
        "threadinfo.17.txt, THREAD_INFO, 20",
        "threadinfo.25.txt, THREAD_INFO, 20",
        "actuator.json, THREAD_INFO, 2",
        "visualvm.txt, VISUALVM, 3",
        "javacore.txt, JAVACORE, 3",
        "jdk6.txt, HOTSPOT_TEXT, 6",
        "agent.17.txt, HOTSPOT_TEXT, 9",
        "agent.25.txt, HOTSPOT_TEXT, 21",
        "agent-mixed.25.txt, HOTSPOT_TEXT, 33",
        "odd.17.txt, HOTSPOT_TEXT, 33"
    })
    void each_dialect_is_recognised_and_understood_to_the_last_line(String sample, Dialect dialect, int threads) {
        ThreadDump dump = Samples.only(sample);
        assertThat(dump.dialect()).isEqualTo(dialect);
        assertThat(dump.threads()).hasSize(threads);
        assertThat(dump.notUnderstood()).isEmpty();
        assertThat(dump.complete()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"25", "26"})
    void text_and_json_of_dump_to_file_say_the_same(String release) {
        ThreadDump text = Samples.only("vt." + release + ".txt");
        ThreadDump json = Samples.only("vt." + release + ".json");
        assertThat(text.pid()).isEqualTo(json.pid()).isPositive();
        assertThat(text.jvm()).isEqualTo(json.jvm()).isNotEmpty();
        for (ThreadEntry thread : text.threads()) {
            // The tool's own thread is elsewhere in its work at each dump.
            if (!thread.name().equals("Attach Listener") && !thread.name().isEmpty()) {
                ThreadEntry same = Samples.thread(json, thread.name());
                assertThat(same.frames()).isEqualTo(thread.frames());
                assertThat(same.state()).isEqualTo(thread.state());
                assertThat(same.virtual()).isEqualTo(thread.virtual());
                assertThat(same.locks()).containsExactlyInAnyOrderElementsOf(thread.locks());
            }
        }
    }

    @Test
    void containers_owners_and_carriers_are_kept() {
        ThreadDump dump = Samples.only("vt.26.json");
        assertThat(dump.containers()).hasSize(6);
        assertThat(dump.containers().getFirst().name()).isEqualTo("<root>");
        assertThat(dump.containers().getFirst().parent()).isNull();
        assertThat(dump.containers().getFirst().threadCount()).isEqualTo(16);
        assertThat(Samples.thread(dump, "pool-x-0").container()).startsWith("java.util.concurrent.ThreadPoolExecutor@");
        ThreadEntry spinning = Samples.thread(dump, "vt-spin");
        ThreadEntry carrier = Samples.thread(dump, "ForkJoinPool-1-worker-1");
        assertThat(spinning.carrierId()).isEqualTo(carrier.id());
        assertThat(carrier.carriesId()).isEqualTo(spinning.id());
        ThreadEntry parked = Samples.thread(dump, "vt-lock-waiter");
        assertThat(parked.locks().getFirst().ownerId())
                .isEqualTo(Samples.thread(dump, "vt-lock-owner").id());
    }

    @Test
    void a_thread_in_wait_gave_its_monitor_up_in_json_too() {
        ThreadEntry waiting = Samples.thread(Samples.only("vt.25.json"), "vt-objwait");
        assertThat(waiting.locks()).extracting(LockUse::kind).containsExactlyInAnyOrder(Kind.WAITING_ON, Kind.GIVEN_UP);
    }

    @ParameterizedTest
    @ValueSource(strings = {"21", "25", "26"})
    void numbers_may_be_numbers(String release) throws IOException {
        String text = Files.readString(Samples.path("vt." + release + ".json"));
        String version2 = text.replaceAll("\"(tid|processId|threadCount|carrier|owner)\": \"(\\d+)\"", "\"$1\": $2")
                .replaceFirst("\"processId\"", "\"formatVersion\": 2, \"processId\"");
        assertThat(version2).isNotEqualTo(text);
        ThreadDump dump = ThreadDumps.parse(version2, "version 2").getFirst();
        assertThat(dump.threads())
                .isEqualTo(Samples.only("vt." + release + ".json").threads());
        assertThat(dump.containers())
                .isEqualTo(Samples.only("vt." + release + ".json").containers());
    }

    @Test
    void json_that_breaks_off_is_kept_up_to_there() throws IOException {
        String text = Files.readString(Samples.path("vt.25.json"));
        for (int cut = 300; cut < text.length(); cut += 997) {
            List<ThreadDump> dumps = ThreadDumps.parse(text.substring(0, cut), "cut");
            if (!dumps.isEmpty()) {
                assertThat(dumps.getFirst().complete()).isFalse();
                assertThat(dumps.getFirst().notUnderstood()).hasSize(1);
            }
        }
        assertThat(ThreadDumps.parse(text.substring(0, text.length() / 2), "half")
                        .getFirst()
                        .threads())
                .hasSizeGreaterThan(5);
    }

    @Test
    void a_reader_of_a_read_write_lock_does_not_own_it() {
        ThreadDump dump = Samples.only("odd.17.txt");
        LockUse wanted = Samples.thread(dump, "reader").locks().getFirst();
        assertThat(wanted.kind()).isEqualTo(Kind.PARKING);
        assertThat(Samples.thread(dump, "writer").locks())
                .anyMatch(use -> use.owns() && use.lockId().equals(wanted.lockId()));
        assertThat(Samples.thread(dump, "reader").locks()).noneMatch(LockUse::owns);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"odd.17.txt", "threadinfo.17.txt", "threadinfo.25.txt", "agent.25.txt", "sigquit-in-log.25.txt"})
    void a_waiter_gives_up_only_the_monitor_it_waits_for(String sample) {
        ThreadDump dump = Samples.only(sample);
        ThreadEntry waiter = Samples.thread(dump, "waiter");
        String waitedFor = waiter.locks().stream()
                .filter(use -> use.kind() == Kind.WAITING_ON)
                .findFirst()
                .orElseThrow()
                .lockId();
        String stillHeld = Samples.thread(dump, "wants-B").locks().getFirst().lockId();
        assertThat(waiter.locks())
                .filteredOn(LockUse::owns)
                .extracting(LockUse::lockId)
                .containsExactly(stillHeld);
        assertThat(stillHeld).isNotEqualTo(waitedFor);
    }

    @ParameterizedTest
    @ValueSource(strings = {"odd.17.txt", "threadinfo.17.txt", "agent.25.txt"})
    void a_thread_woken_from_wait_wants_its_monitor_back(String sample) {
        ThreadEntry notified = Samples.thread(Samples.only(sample), "notified");
        assertThat(notified.state()).isEqualTo(Thread.State.BLOCKED);
        assertThat(notified.locks()).noneMatch(LockUse::owns);
        assertThat(notified.locks()).anyMatch(use -> use.kind() == Kind.WAITING_TO_RELOCK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"odd.17.txt", "sigquit-in-log.25.txt", "threadinfo.17.txt", "agent.25.txt"})
    void odd_names_are_whole(String sample) {
        ThreadDump dump = Samples.only(sample);
        assertThat(dump.threads())
                .extracting(ThreadEntry::name)
                .contains("quoted \"name\" #30 prio=5 tid=0x1", "GET http://host:8080/a?b=\"c\"&d=[1,2]", "two\nlines");
        assertThat(dump.threads()).extracting(ThreadEntry::name).anyMatch(name -> name.startsWith("线程-Поток-"));
    }

    @Test
    void the_jvms_own_utf_8_is_read() {
        assertThat(dumpNames("sigquit-in-log.25.txt")).contains("线程-Поток-😀");
    }

    private static List<String> dumpNames(String sample) {
        return Samples.only(sample).threads().stream().map(ThreadEntry::name).toList();
    }

    @Test
    void class_initialisation_waits_name_the_class() {
        ThreadEntry waiting = Samples.thread(Samples.only("odd.17.txt"), "class-init-2");
        assertThat(waiting.locks()).containsExactly(new LockUse(0, Kind.WAITING_FOR_CLASS_INIT, "", "Odd$Slow"));
    }

    @Test
    void owners_named_beside_the_lock_are_known_by_id() {
        assertThat(Samples.thread(Samples.only("visualvm.txt"), "http-nio-8080-exec-1")
                        .locks()
                        .getFirst()
                        .ownerId())
                .isEqualTo(32);
        assertThat(Samples.thread(Samples.only("threadinfo.17.txt"), "wants-B")
                        .locks()
                        .getFirst()
                        .ownerId())
                .isEqualTo(Samples.thread(Samples.only("threadinfo.17.txt"), "waiter")
                        .id());
        assertThat(Samples.thread(Samples.only("javacore.txt"), "worker-1")
                        .locks()
                        .getFirst()
                        .ownerId())
                .isEqualTo(0x1b);
        assertThat(Samples.thread(Samples.only("actuator.json"), "http-nio-8080-exec-1")
                        .locks()
                        .getFirst()
                        .ownerId())
                .isEqualTo(32);
    }

    @Test
    void a_javacore_gives_frames_locks_cpu_and_deadlocks() {
        ThreadDump dump = Samples.only("javacore.txt");
        ThreadEntry worker = Samples.thread(dump, "worker-1");
        assertThat(worker.frames().getFirst()).isEqualTo(new StackFrame("com.acme.Both", "right", "Both.java", 31));
        assertThat(worker.frames().getLast())
                .isEqualTo(new StackFrame("java.lang.Thread", "run", null, StackFrame.UNKNOWN));
        assertThat(worker.cpuMillis()).isEqualTo(1250);
        assertThat(worker.state()).isEqualTo(Thread.State.BLOCKED);
        assertThat(worker.locks()).contains(new LockUse(0, Kind.LOCKED, "0x00000000fff0c1b8", "com.acme.Right"));
        assertThat(Samples.thread(dump, "worker-2").daemon()).isTrue();
        assertThat(Samples.thread(dump, "pool-1-thread-1").state()).isEqualTo(Thread.State.TIMED_WAITING);
        assertThat(dump.declaredDeadlocks()).containsExactly(List.of("worker-1", "worker-2"));
        assertThat(dump.pid()).isEqualTo(4711);
    }

    @Test
    void ids_without_0x_and_above_long_max_are_read() {
        ThreadDump dump = Samples.only("jdk6.txt");
        assertThat(Samples.thread(dump, "RMI TCP Connection(1)-10.0.0.7").nativeId())
                .isEqualTo(0x135ec3000L);
        assertThat(Samples.thread(dump, "exec-7").locks())
                .extracting(LockUse::lockId)
                .containsExactly("0xffffffffe2875c0b", "0xffffffffe2875c0c");
        assertThat(Samples.thread(dump, "exec-8").locks())
                .filteredOn(LockUse::owns)
                .isEmpty();
    }

    @Test
    void agents_of_old_jdks_and_nameless_threads_are_read() {
        String agent = """
                Attaching to process ID 77, please wait...
                Thread 78: (state = BLOCKED)
                 - a.B.c(int, java.lang.String) @bci=3, line=7 (Interpreted frame)

                Thread 79: (state = IN_NATIVE)
                 - a.B.d() @bci=0 (Compiled frame; information may be imprecise)
                """;
        List<ThreadDump> dumps = ThreadDumps.parse(agent, "old");
        assertThat(dumps.getFirst().threads()).extracting(ThreadEntry::nativeId).containsExactly(78L, 79L);
        assertThat(dumps.getFirst().threads().getFirst().frames()).containsExactly(new StackFrame("a.B", "c", null, 7));
        List<ThreadDump> sap = ThreadDumps.parse(
                "\"a\" #1 prio=5 tid=0x1 nid=1 runnable\n\nos_prio=31 cpu=2.5ms tid=0x2 nid=2 runnable\n", "sap");
        assertThat(sap.getFirst().threads()).extracting(ThreadEntry::name).containsExactly("a", "");
        assertThat(sap.getFirst().threads().getLast().cpuMillis()).isEqualTo(2.5);
    }

    @Test
    void virtual_threads_of_21_are_known_without_a_flag() {
        ThreadDump dump = Samples.only("vt.21.json");
        assertThat(Samples.thread(dump, "vt-spin").virtual()).isTrue();
        assertThat(Samples.thread(dump, "main").virtual()).isFalse();
        // Waits show on the stack; whether the others run or are blocked is in no dump of this release.
        assertThat(Samples.thread(dump, "pt-mon-waiter").state()).isNull();
        assertThat(Samples.thread(dump, "main").state()).isEqualTo(Thread.State.TIMED_WAITING);
    }
}
