package dev.jvitals.diagnosis.threads;

import static dev.jvitals.support.Dumps.dumpAt;
import static dev.jvitals.support.Dumps.series;
import static dev.jvitals.support.Dumps.thread;
import static java.lang.Thread.State.BLOCKED;
import static java.lang.Thread.State.RUNNABLE;
import static java.lang.Thread.State.TIMED_WAITING;
import static java.lang.Thread.State.WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.diagnosis.Finding;
import dev.jvitals.diagnosis.Judgement;
import dev.jvitals.diagnosis.Severity;
import dev.jvitals.diagnosis.Suspect;
import dev.jvitals.threads.ThreadDump;
import dev.jvitals.threads.ThreadEntryBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class OtherRulesTest {
    private static final String RUN_WORKER = "java.util.concurrent.ThreadPoolExecutor.runWorker";

    private static Judgement judge(ThreadDump... dumps) {
        return ThreadRules.judge(new ThreadEvidence(series(dumps)));
    }

    private static Finding only(ThreadDump... dumps) {
        assertThat(judge(dumps).findings()).hasSize(1);
        return judge(dumps).findings().getFirst();
    }

    private static List<ThreadEntryBuilder> many(int count, IntFunction<ThreadEntryBuilder> thread) {
        List<ThreadEntryBuilder> threads = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            threads.add(thread.apply(i));
        }
        return threads;
    }

    private static ThreadEntryBuilder spinning(double cpuMillis, double elapsedSeconds) {
        return thread("hot", RUNNABLE, "com.example.Regex.backtrack:7", "com.example.Search.run:3")
                .id(30)
                .nativeId(4711)
                .cpuMillis(cpuMillis)
                .elapsedSeconds(elapsedSeconds);
    }

    @Test
    void a_thread_that_uses_a_core_between_dumps_is_a_runaway() {
        Finding finding = only(dumpAt(0, List.of(spinning(1_000, 100))), dumpAt(15, List.of(spinning(15_900, 115))));
        assertThat(finding.rule()).isEqualTo("runaway-thread");
        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.summary()).isEqualTo("\"hot\" keeps a core busy over 15 s");
        assertThat(finding.suspects())
                .contains(new Suspect(Suspect.Kind.FRAME, "com.example.Regex.backtrack", "recurs"));
    }

    @Test
    void a_short_burst_is_no_runaway() {
        assertThat(judge(dumpAt(0, List.of(spinning(0, 100))), dumpAt(3, List.of(spinning(3_000, 103))))
                        .findings())
                .isEmpty();
    }

    @Test
    void one_dump_gives_a_hint_that_is_labelled_so() {
        Finding finding = only(dumpAt(0, List.of(spinning(99_000, 100))));
        assertThat(finding.severity()).isEqualTo(Severity.INFO);
        assertThat(finding.summary()).startsWith("Hint from one dump");
        assertThat(finding.confidence()).startsWith("Low");
    }

    @Test
    void a_runnable_thread_in_a_socket_read_is_not_running() {
        assertThat(judge(dumpAt(
                                0,
                                List.of(thread(
                                                "reader",
                                                RUNNABLE,
                                                "java.net.SocketInputStream.socketRead0",
                                                "com.example.A.f")
                                        .cpuMillis(99_000)
                                        .elapsedSeconds(100))))
                        .findings())
                .isEmpty();
    }

    @Test
    void a_dump_without_cpu_says_that_it_could_not_see() {
        assertThat(judge(dumpAt(0, List.of(thread("a", RUNNABLE, "com.example.A.f"))))
                        .notSeen())
                .anySatisfy(reason -> assertThat(reason).startsWith("runaway-thread: no per-thread CPU"));
    }

    @Test
    void three_thousand_threads_of_one_pattern_are_an_explosion() {
        Finding finding = only(dumpAt(
                0,
                many(
                        3000,
                        i -> thread("producer-" + i, WAITING, "java.lang.Object.wait", "com.example.Producer.run:8"))));
        assertThat(finding.rule()).isEqualTo("thread-explosion");
        assertThat(finding.summary()).isEqualTo("3,000 of 3,000 threads are named \"producer-#\"");
        assertThat(finding.suspects()).extracting(Suspect::name).contains("com.example.Producer.run");
    }

    @Test
    void a_pattern_that_grows_from_dump_to_dump_is_on_its_way() {
        IntFunction<ThreadEntryBuilder> producer =
                i -> thread("Thread-" + i, WAITING, "java.lang.Object.wait", "com.example.Producer.run:8");
        Finding finding =
                only(dumpAt(0, many(20, producer)), dumpAt(60, many(60, producer)), dumpAt(120, many(120, producer)));
        assertThat(finding.summary()).contains("growing by 50/min");
    }

    @Test
    void a_thousand_idle_workers_of_one_server_are_a_choice() {
        assertThat(judge(dumpAt(
                                0,
                                many(
                                        1000,
                                        i -> thread(
                                                "http-nio-8080-exec-" + i,
                                                WAITING,
                                                "jdk.internal.misc.Unsafe.park",
                                                "java.util.concurrent.LinkedBlockingQueue.take",
                                                "java.util.concurrent.ThreadPoolExecutor.getTask",
                                                RUN_WORKER))))
                        .findings())
                .isEmpty();
    }

    @Test
    void a_server_whose_workers_all_wait_at_one_place_is_saturated() {
        Finding finding = only(dumpAt(
                0,
                many(
                        60,
                        i -> thread(
                                "http-nio-8080-exec-" + i,
                                TIMED_WAITING,
                                "java.lang.Thread.sleep",
                                "com.example.Stock.ask:12",
                                "org.apache.catalina.connector.CoyoteAdapter.service",
                                "org.apache.tomcat.util.threads.ThreadPoolExecutor.runWorker"))));
        assertThat(finding.rule()).isEqualTo("workers-saturated");
        assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(finding.summary())
                .isEqualTo(
                        "All 60 workers of http-nio-8080-exec-# are busy; 60 of them: each sleeps in com.example.Stock.ask");
    }

    @Test
    void workers_that_compute_are_just_busy() {
        assertThat(judge(dumpAt(
                                0,
                                many(
                                        60,
                                        i -> thread(
                                                "pool-1-thread-" + i, RUNNABLE, "com.example.Sum.add", RUN_WORKER))))
                        .findings())
                .isEmpty();
    }

    @Test
    void many_threads_in_process_creation_name_the_caller() {
        Finding finding = only(dumpAt(
                0,
                many(
                        4,
                        i -> thread(
                                "request-" + i,
                                RUNNABLE,
                                "java.lang.ProcessImpl.forkAndExec",
                                "java.lang.ProcessImpl.<init>",
                                "java.lang.ProcessBuilder.start",
                                "com.example.Thumbnails.convert:20"))));
        assertThat(finding.rule()).isEqualTo("process-spawning");
        assertThat(finding.suspects()).extracting(Suspect::name).contains("com.example.Thumbnails.convert");
    }

    @Test
    void an_event_loop_that_waits_for_something_else_is_blocked() {
        Finding finding = only(dumpAt(
                0,
                List.of(thread(
                        "nioEventLoopGroup-2-1",
                        TIMED_WAITING,
                        "java.lang.Thread.sleep",
                        "com.example.Handler.channelRead:9",
                        "io.netty.channel.nio.NioEventLoop.run"))));
        assertThat(finding.rule()).isEqualTo("event-loop-blocked");
        assertThat(finding.suspects()).extracting(Suspect::name).contains("com.example.Handler.channelRead");
    }

    @Test
    void a_common_pool_whose_workers_all_wait_is_starved() {
        Finding finding = only(dumpAt(
                0,
                many(
                        3,
                        i -> thread(
                                "ForkJoinPool.commonPool-worker-" + i,
                                WAITING,
                                "jdk.internal.misc.Unsafe.park",
                                "java.util.concurrent.CountDownLatch.await",
                                "com.example.Gather.call:4",
                                "java.util.concurrent.ForkJoinPool.runWorker"))));
        assertThat(finding.rule()).isEqualTo("common-pool-starved");
    }

    @Test
    void a_finalizer_that_waits_in_foreign_code_is_stuck() {
        Finding finding = only(dumpAt(
                0,
                List.of(thread(
                        "Finalizer",
                        TIMED_WAITING,
                        "java.lang.Thread.sleep",
                        "com.example.Legacy.finalize:5",
                        "java.lang.ref.Finalizer.runFinalizer"))));
        assertThat(finding.rule()).isEqualTo("finalizer-stuck");
        assertThat(finding.summary()).contains("sleeps in com.example.Legacy.finalize");
    }

    @Test
    void exceptions_filled_in_everywhere_name_who_throws() {
        Finding finding = only(dumpAt(
                0,
                many(
                        5,
                        i -> thread(
                                "w" + i,
                                RUNNABLE,
                                "java.lang.Throwable.fillInStackTrace",
                                "java.lang.Exception.<init>",
                                "com.example.Parser.tryNumber:3"))));
        assertThat(finding.rule()).isEqualTo("exception-storm");
        assertThat(finding.suspects()).extracting(Suspect::name).contains("com.example.Parser.tryNumber");
    }

    @Test
    void carriers_that_never_let_go_starve_other_virtual_threads() {
        List<ThreadEntryBuilder> threads = many(
                2,
                i -> thread("ForkJoinPool-1-worker-" + i, RUNNABLE, "jdk.internal.vm.Continuation.run")
                        .id(50 + i)
                        .carriesId(60 + i));
        threads.addAll(many(
                2,
                i -> thread("", RUNNABLE, "com.example.Spin.loop")
                        .virtual(true)
                        .id(60 + i)
                        .carrierId(50 + i)));
        threads.addAll(many(4, i -> thread("", null).virtual(true).id(70 + i)));
        Finding finding = only(dumpAt(0, threads));
        assertThat(finding.rule()).isEqualTo("carriers-starved");
        assertThat(finding.summary()).isEqualTo("All 2 carriers are taken; 4 virtual threads wait for one");
    }

    @Test
    void a_virtual_thread_that_waits_on_its_carrier_pins_it() {
        Finding parked = only(dumpAt(
                0,
                List.of(
                        thread(
                                        "order-1",
                                        WAITING,
                                        "java.lang.VirtualThread.parkOnCarrierThread",
                                        "com.example.Pay.call:7")
                                .virtual(true)
                                .id(60),
                        thread("idle", null).virtual(true).id(61))));
        assertThat(parked.rule()).isEqualTo("carriers-starved");
        assertThat(parked.summary()).isEqualTo("1 virtual thread keeps a carrier while waiting");
        assertThat(parked.suspects()).extracting(Suspect::name).contains("order-1", "com.example.Pay.call");
        Finding blocked = only(dumpAt(
                0,
                List.of(
                        thread("ForkJoinPool-1-worker-1", WAITING, "jdk.internal.vm.Continuation.run")
                                .id(50)
                                .carriesId(60),
                        thread("order-1", BLOCKED, "com.example.Ledger.book:3")
                                .virtual(true)
                                .id(60)
                                .carrierId(50),
                        thread("order-2", null).virtual(true).id(61))));
        assertThat(blocked.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(blocked.summary()).endsWith("keeps a carrier while waiting; 1 other waits for a carrier");
    }

    @Test
    void a_reference_handler_behind_a_lock_is_stuck_and_an_idle_one_is_not() {
        Finding finding = only(dumpAt(
                0,
                List.of(thread(
                        "Reference Handler",
                        BLOCKED,
                        "com.example.Buffers.clean:9",
                        "jdk.internal.ref.Cleaner.clean"))));
        assertThat(finding.rule()).isEqualTo("finalizer-stuck");
        assertThat(finding.suspects()).extracting(Suspect::name).contains("com.example.Buffers.clean");
        assertThat(judge(dumpAt(
                                0,
                                List.of(thread(
                                        "Reference Handler",
                                        RUNNABLE,
                                        "java.lang.ref.Reference.waitForReferencePendingList"))))
                        .findings())
                .isEmpty();
    }

    @Test
    void workers_that_stand_still_over_dumps_are_stuck() {
        List<ThreadEntryBuilder> threads = many(
                3,
                i -> thread(
                        "job-" + i,
                        WAITING,
                        "jdk.internal.misc.Unsafe.park",
                        "java.util.concurrent.FutureTask.get",
                        "com.example.Job.call:9",
                        RUN_WORKER));
        Finding finding = only(dumpAt(0, threads), dumpAt(40, threads));
        assertThat(finding.rule()).isEqualTo("stuck-threads");
        assertThat(finding.summary()).startsWith("3 threads have not moved for 40 s");
    }

    @Test
    void static_initialisers_that_stand_still_are_probably_a_circle() {
        IntFunction<ThreadEntryBuilder> stuck =
                i -> thread("init-" + i, RUNNABLE, "com.example.Class" + i + ".<clinit>:3", "com.example.Main.run")
                        .cpuMillis(5)
                        .elapsedSeconds(100);
        Finding finding = only(dumpAt(0, many(2, stuck)), dumpAt(20, many(2, stuck)));
        assertThat(finding.rule()).isEqualTo("class-init-deadlock");
        assertThat(finding.summary()).contains("com.example.Class0 and com.example.Class1");
    }
}
