package dev.jvitals.diagnosis.threads;

import static dev.jvitals.support.Dumps.dump;
import static dev.jvitals.support.Dumps.dumpAt;
import static dev.jvitals.support.Dumps.lock;
import static dev.jvitals.support.Dumps.series;
import static dev.jvitals.support.Dumps.thread;
import static java.lang.Thread.State.BLOCKED;
import static java.lang.Thread.State.RUNNABLE;
import static java.lang.Thread.State.TIMED_WAITING;
import static java.lang.Thread.State.WAITING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.jvitals.diagnosis.Finding;
import dev.jvitals.diagnosis.Judgement;
import dev.jvitals.diagnosis.Severity;
import dev.jvitals.diagnosis.Story;
import dev.jvitals.diagnosis.Suspect;
import dev.jvitals.threads.LockUse.Kind;
import dev.jvitals.threads.ThreadDump;
import dev.jvitals.threads.ThreadEntryBuilder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LockRulesTest {
    private static final String READ_WRITE = "java.util.concurrent.locks.ReentrantReadWriteLock$NonfairSync";

    private static Judgement judge(ThreadDump... dumps) {
        return ThreadRules.judge(new ThreadEvidence(series(dumps)));
    }

    private static Finding only(Judgement judgement) {
        assertThat(judgement.findings()).hasSize(1);
        return judgement.findings().getFirst();
    }

    private static ThreadEntryBuilder blocked(String name, String on, String... frames) {
        return thread(name, BLOCKED, frames).lock(lock(Kind.WAITING_TO_LOCK, on, "com.example.AuditLog"));
    }

    private static List<ThreadEntryBuilder> convoy(int waiters) {
        List<ThreadEntryBuilder> threads = new ArrayList<>();
        threads.add(thread("writer", TIMED_WAITING, "java.lang.Thread.sleep", "com.example.AuditLog.flush:20")
                .lock(lock(Kind.LOCKED, "0x1", "com.example.AuditLog")));
        for (int i = 1; i <= waiters; i++) {
            threads.add(blocked("request-" + i, "0x1", "com.example.AuditLog.append:7", "com.example.Orders.place:30"));
        }
        return threads;
    }

    @Test
    void a_convoy_names_the_lock_its_owner_and_what_the_owner_does() {
        Finding finding = only(judge(dumpAt(0, convoy(12))));
        assertThat(finding.rule()).isEqualTo("lock-contention");
        assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(finding.summary())
                .isEqualTo("12 threads wait for lock 0x1 (com.example.AuditLog); its owner \"writer\" sleeps in"
                        + " com.example.AuditLog.flush");
        assertThat(finding.suspects())
                .contains(
                        new Suspect(Suspect.Kind.LOCK, "0x1", "com.example.AuditLog"),
                        new Suspect(Suspect.Kind.THREAD, "writer", "owns it and sleeps in com.example.AuditLog.flush"));
        assertThat(finding.evidence())
                .allSatisfy(evidence -> assertThat(evidence.source()).isNotBlank());
        assertThat(finding.advice()).isNotEmpty();
    }

    @Test
    void a_crowd_behind_a_lock_is_one_trouble_though_others_wait_first() {
        List<ThreadEntryBuilder> threads = convoy(12);
        for (int i = 1; i <= 400; i++) {
            threads.add(blocked("pool-" + i + "-thread-1", "0x1", "com.example.AuditLog.append:7"));
        }
        List<Finding> findings = Story.join(judge(dumpAt(0, threads)).findings());
        assertThat(findings)
                .extracting(Finding::rule, Finding::severity)
                .contains(tuple("lock-contention", Severity.CRITICAL), tuple("thread-explosion", Severity.INFO));
    }

    @Test
    void two_threads_that_meet_at_a_lock_are_no_finding_unless_they_stay_there() {
        assertThat(judge(dumpAt(0, convoy(2))).findings()).isEmpty();
        Finding stuck = only(judge(dumpAt(0, convoy(1)), dumpAt(15, convoy(1))));
        assertThat(stuck.severity()).isEqualTo(Severity.WARNING);
        assertThat(stuck.evidence()).anySatisfy(evidence -> {
            assertThat(evidence.what()).isEqualTo("longest wait seen, at least");
            assertThat(evidence.value()).isEqualTo(15.0);
        });
    }

    @Test
    void a_few_threads_that_meet_at_a_lock_in_one_dump_of_several_are_a_note() {
        ThreadDump jam = dumpAt(10, convoy(4));
        ThreadDump free = dumpAt(20, List.of(thread("writer", RUNNABLE, "com.example.AuditLog.flush:20")));
        assertThat(only(judge(jam, free)).severity()).isEqualTo(Severity.INFO);
        assertThat(only(judge(jam)).severity()).isEqualTo(Severity.WARNING);
        assertThat(only(judge(jam, dumpAt(12, convoy(3)), free)).severity()).isEqualTo(Severity.WARNING);
        assertThat(only(judge(dumpAt(10, convoy(12)), free)).severity()).isEqualTo(Severity.CRITICAL);
        Judgement watched = ThreadRules.judge(new ThreadEvidence(series(jam), true));
        assertThat(only(watched).severity()).isEqualTo(Severity.INFO);
    }

    @Test
    void a_queue_of_the_flight_recorder_and_of_who_observes_is_none_of_the_program() {
        List<ThreadEntryBuilder> threads = new ArrayList<>();
        threads.add(thread("JFR Periodic Tasks", RUNNABLE, "jdk.jfr.internal.PlatformRecorder.writeMetadata")
                .lock(lock(Kind.LOCKED, "0x1", "jdk.jfr.internal.PlatformRecorder")));
        for (String name : List.of("JFR Recorder Thread", "Attach Listener", "RMI TCP Connection(4)-127.0.0.1")) {
            threads.add(thread(name, BLOCKED, "jdk.jfr.internal.PlatformRecorder.getRecordings")
                    .lock(lock(Kind.WAITING_TO_LOCK, "0x1", "jdk.jfr.internal.PlatformRecorder")));
        }
        assertThat(judge(dumpAt(0, threads), dumpAt(15, threads)).findings()).isEmpty();

        for (int i = 1; i <= 3; i++) {
            threads.add(blocked("request-" + i, "0x1", "jdk.jfr.FlightRecorder.addPeriodicEvent", "com.example.A.f"));
        }
        Finding finding = only(judge(dumpAt(0, threads)));
        assertThat(finding.summary()).startsWith("3 threads wait for lock 0x1").contains("\"JFR Periodic Tasks\"");
        assertThat(finding.suspects()).extracting(Suspect::name).doesNotContain("JFR Recorder Thread");
    }

    @Test
    void a_remote_call_that_is_in_the_programs_own_code_waits_as_any_thread_of_it() {
        List<ThreadEntryBuilder> threads = convoy(0);
        for (int i = 1; i <= 4; i++) {
            threads.add(blocked("RMI TCP Connection(" + i + ")-10.0.0.1", "0x1", "com.example.AuditLog.append:7"));
        }
        assertThat(only(judge(dumpAt(0, threads))).summary()).startsWith("4 threads wait");
    }

    @Test
    void counts_in_words_are_grouped_as_figures_are() {
        Finding finding = judge(dumpAt(0, convoy(1_200))).findings().getFirst();
        assertThat(finding.summary()).startsWith("1,200 threads wait");
        assertThat(finding.evidence())
                .extracting(evidence -> String.valueOf(evidence.value()))
                .anyMatch(words -> words.endsWith("and 1,195 more"))
                .contains("request-# (1,200)");
    }

    @Test
    void waiters_behind_waiters_count() {
        Finding finding = only(judge(dump(
                thread("a", RUNNABLE, "com.example.A.run").lock(lock(Kind.LOCKED, "0x1")),
                blocked("b", "0x1", "com.example.B.run").lock(lock(Kind.LOCKED, "0x2")),
                blocked("c", "0x2", "com.example.C.run").lock(lock(Kind.LOCKED, "0x3")),
                blocked("d", "0x3", "com.example.D.run"))));
        assertThat(finding.summary()).contains("1 thread waits for lock 0x1").contains("2 more behind them");
    }

    @Test
    void a_lock_that_nobody_in_the_dump_owns_is_said_to_be_so() {
        List<ThreadEntryBuilder> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            threads.add(thread("w" + i, WAITING, "jdk.internal.misc.Unsafe.park", "com.example.Cache.put")
                    .lock(lock(Kind.PARKING, "0x9", READ_WRITE)));
        }
        Finding finding = only(judge(dumpAt(0, threads)));
        assertThat(finding.summary()).endsWith("no thread in the dump owns it");
        assertThat(finding.suspects()).noneMatch(suspect -> suspect.detail().startsWith("owns it"));
        assertThat(finding.advice())
                .anyMatch(line ->
                        line.endsWith("jcmd PID Thread.dump_to_file -overwrite -format=json $HOME/threads-PID.json"));
    }

    @Test
    void a_queue_for_the_log_names_the_appender() {
        List<ThreadEntryBuilder> threads = new ArrayList<>();
        threads.add(thread(
                        "holder",
                        RUNNABLE,
                        "java.io.FileOutputStream.writeBytes",
                        "ch.qos.logback.core.OutputStreamAppender.writeBytes",
                        "com.example.Noise.log")
                .lock(lock(Kind.OWNS_SYNCHRONIZER, "0x5", "java.util.concurrent.locks.ReentrantLock$NonfairSync")));
        for (int i = 0; i < 6; i++) {
            threads.add(thread(
                            "w" + i,
                            WAITING,
                            "jdk.internal.misc.Unsafe.park",
                            "java.util.concurrent.locks.ReentrantLock.lock",
                            "ch.qos.logback.core.OutputStreamAppender.writeBytes",
                            "ch.qos.logback.classic.Logger.info",
                            "com.example.Noise.log")
                    .lock(lock(Kind.PARKING, "0x5", "java.util.concurrent.locks.ReentrantLock$NonfairSync")));
        }
        Finding finding = only(judge(dumpAt(0, threads)));
        assertThat(finding.summary()).contains("write to the log through ch.qos.logback.core.OutputStreamAppender");
        assertThat(finding.suspects())
                .contains(
                        new Suspect(Suspect.Kind.CLASS, "ch.qos.logback.core.OutputStreamAppender", "the appender"),
                        new Suspect(Suspect.Kind.FRAME, "com.example.Noise.log", "calls it"));
    }

    @Test
    void a_queue_for_a_class_loader_names_the_loader_and_who_calls_it() {
        List<ThreadEntryBuilder> threads = new ArrayList<>();
        threads.add(thread(
                        "holder",
                        RUNNABLE,
                        "java.util.zip.ZipFile$Source.getEntryPos",
                        "java.net.URLClassLoader.findClass",
                        "com.example.PluginLoader.loadClass",
                        "com.example.Scripts.run")
                .lock(lock(Kind.LOCKED, "0x7", "com.example.PluginLoader")));
        for (int i = 0; i < 5; i++) {
            threads.add(thread(
                            "w" + i,
                            BLOCKED,
                            "java.lang.ClassLoader.loadClass",
                            "java.lang.ClassLoader.loadClass",
                            "com.example.Scripts.run")
                    .lock(lock(Kind.WAITING_TO_LOCK, "0x7", "com.example.PluginLoader")));
        }
        Finding finding = only(judge(dumpAt(0, threads)));
        assertThat(finding.rule()).isEqualTo("lock-contention");
        assertThat(finding.summary()).contains("most of them to load a class through java.lang.ClassLoader");
        assertThat(finding.suspects())
                .contains(
                        new Suspect(Suspect.Kind.CLASS, "java.lang.ClassLoader", "the class loader"),
                        new Suspect(Suspect.Kind.FRAME, "com.example.Scripts.run", "calls it"));
    }

    @Test
    void a_deadlock_is_found_without_the_jvms_own_section_and_told_once_with_it() {
        ThreadEntryBuilder one = blocked("one", "0x1", "com.example.A.f").lock(lock(Kind.LOCKED, "0x2"));
        ThreadEntryBuilder two = blocked("two", "0x2", "com.example.B.f").lock(lock(Kind.LOCKED, "0x1"));
        ThreadDump plain = dump(one, two, blocked("late", "0x1", "com.example.C.f"));
        Finding finding = only(judge(plain));
        assertThat(finding.rule()).isEqualTo("deadlock");
        assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(finding.summary()).contains("\"one\" → lock 0x1").contains("1 thread more behind them");
        ThreadDump declared = new ThreadDump(
                plain.origin(),
                plain.dialect(),
                plain.at(),
                plain.jvm(),
                plain.pid(),
                plain.threads(),
                plain.containers(),
                List.of(List.of("late", "one", "two")),
                plain.notUnderstood(),
                true);
        assertThat(only(judge(declared)).summary()).isEqualTo(finding.summary());
    }

    @Test
    void a_declared_deadlock_is_believed_where_lock_lines_are_missing() {
        ThreadDump bare = dump(thread("one", BLOCKED, "A.f"), thread("two", BLOCKED, "B.f"));
        ThreadDump declared = new ThreadDump(
                bare.origin(),
                bare.dialect(),
                bare.at(),
                bare.jvm(),
                bare.pid(),
                bare.threads(),
                bare.containers(),
                List.of(List.of("one", "two")),
                bare.notUnderstood(),
                true);
        assertThat(only(judge(declared)).summary()).contains("says the JVM");
    }

    /** A convoy whose lock lies at that address, its threads having used so much processor time. */
    private static List<ThreadEntryBuilder> convoyAt(String address, double cpuMillis) {
        List<ThreadEntryBuilder> threads = new ArrayList<>();
        threads.add(thread("writer", TIMED_WAITING, "java.lang.Thread.sleep", "com.example.AuditLog.flush:20")
                .lock(lock(Kind.LOCKED, address, "com.example.AuditLog"))
                .cpuMillis(cpuMillis));
        for (int i = 1; i <= 12; i++) {
            threads.add(blocked("request-" + i, address, "com.example.AuditLog.append:7")
                    .cpuMillis(cpuMillis));
        }
        return threads;
    }

    private static double longestWaitSeconds(Finding finding) {
        return finding.evidence().stream()
                .filter(each -> each.what().equals("longest wait seen, at least"))
                .mapToDouble(each -> (Double) each.value())
                .findFirst()
                .orElse(Double.NaN);
    }

    @Test
    void a_lock_that_a_collection_has_moved_is_one_lock_and_its_wait_goes_on() {
        Finding finding = only(
                judge(dumpAt(0, convoyAt("0x1", 5)), dumpAt(10, convoyAt("0x2", 5)), dumpAt(20, convoyAt("0x3", 5))));
        assertThat(finding.suspects()).contains(new Suspect(Suspect.Kind.LOCK, "0x3", "com.example.AuditLog"));
        assertThat(longestWaitSeconds(finding)).isEqualTo(20);
    }

    @Test
    void threads_that_ran_between_two_waits_at_different_addresses_are_not_said_to_have_waited_all_the_time() {
        Finding finding = only(judge(dumpAt(0, convoyAt("0x1", 5)), dumpAt(10, convoyAt("0x2", 6))));
        assertThat(longestWaitSeconds(finding)).isNaN();
    }

    @Test
    void two_locks_that_one_thread_owns_stay_two_when_both_move() {
        assertThat(judge(dumpAt(0, twoQueues("0x1", "0x2")), dumpAt(10, twoQueues("0x3", "0x4")))
                        .findings())
                .filteredOn(each -> each.rule().equals("lock-contention"))
                .extracting(each -> each.suspects().getFirst().name())
                .containsExactlyInAnyOrder("0x3", "0x4");
    }

    private static List<ThreadEntryBuilder> twoQueues(String first, String second) {
        List<ThreadEntryBuilder> threads = new ArrayList<>();
        threads.add(thread("writer", TIMED_WAITING, "java.lang.Thread.sleep", "com.example.AuditLog.flush:20")
                .lock(lock(Kind.LOCKED, first, "com.example.AuditLog"))
                .lock(lock(Kind.LOCKED, second, "com.example.AuditLog")));
        for (int i = 1; i <= 5; i++) {
            threads.add(blocked("append-" + i, first, "com.example.AuditLog.append:7"));
            threads.add(blocked("read-" + i, second, "com.example.AuditLog.read:9"));
        }
        return threads;
    }

    @Test
    void a_lock_of_the_same_class_at_which_others_wait_for_another_owner_is_another_lock() {
        List<ThreadEntryBuilder> others = new ArrayList<>();
        others.add(thread("reader", TIMED_WAITING, "java.lang.Thread.sleep", "com.example.AuditLog.flush:20")
                .lock(lock(Kind.LOCKED, "0x9", "com.example.AuditLog")));
        for (int i = 1; i <= 5; i++) {
            others.add(blocked("batch-" + i, "0x9", "com.example.AuditLog.append:7"));
        }
        assertThat(judge(dumpAt(0, convoyAt("0x1", 5)), dumpAt(10, others)).findings())
                .filteredOn(each -> each.rule().equals("lock-contention"))
                .hasSize(2);
    }
}
