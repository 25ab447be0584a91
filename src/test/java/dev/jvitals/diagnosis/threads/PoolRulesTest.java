package dev.jvitals.diagnosis.threads;

import static dev.jvitals.support.Dumps.dumpAt;
import static dev.jvitals.support.Dumps.lock;
import static dev.jvitals.support.Dumps.series;
import static dev.jvitals.support.Dumps.thread;
import static java.lang.Thread.State.BLOCKED;
import static java.lang.Thread.State.RUNNABLE;
import static java.lang.Thread.State.TIMED_WAITING;
import static java.lang.Thread.State.WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.diagnosis.Evidence;
import dev.jvitals.diagnosis.Finding;
import dev.jvitals.diagnosis.Severity;
import dev.jvitals.diagnosis.Suspect;
import dev.jvitals.threads.LockUse.Kind;
import dev.jvitals.threads.ThreadDump;
import dev.jvitals.threads.ThreadEntryBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PoolRulesTest {
    private static final String[] BORROW = {
        "jdk.internal.misc.Unsafe.park",
        "java.util.concurrent.SynchronousQueue.poll:338",
        "com.zaxxer.hikari.util.ConcurrentBag.borrow:151",
        "com.zaxxer.hikari.pool.HikariPool.getConnection:165",
        "com.zaxxer.hikari.HikariDataSource.getConnection:99"
    };
    private static final String[] SPRING_BEGIN = {
        "org.springframework.jdbc.datasource.DataSourceTransactionManager.doBegin",
        "org.springframework.transaction.support.AbstractPlatformTransactionManager.getTransaction",
        "org.springframework.transaction.interceptor.TransactionAspectSupport.createTransactionIfNecessary",
        "org.springframework.transaction.interceptor.TransactionAspectSupport.invokeWithinTransaction"
    };
    private static final String[] SPRING_PROCEED = {
        "org.springframework.aop.framework.ReflectiveMethodInvocation.proceed",
        "org.springframework.transaction.interceptor.TransactionAspectSupport.invokeWithinTransaction"
    };

    private static Finding finding(String rule, ThreadDump... dumps) {
        return ThreadRules.judge(new ThreadEvidence(series(dumps))).findings().stream()
                .filter(each -> each.rule().equals(rule))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + rule));
    }

    private static List<String> rules(ThreadDump... dumps) {
        return ThreadRules.judge(new ThreadEvidence(series(dumps))).findings().stream()
                .filter(each -> each.severity() != Severity.INFO)
                .map(Finding::rule)
                .toList();
    }

    private static ThreadEntryBuilder waiting(String name, String[]... parts) {
        return thread(name, TIMED_WAITING, Stream.of(parts).flatMap(Stream::of).toArray(String[]::new));
    }

    private static String[] frames(String... frames) {
        return frames;
    }

    private static List<ThreadEntryBuilder> stuckServer() {
        List<ThreadEntryBuilder> threads = new ArrayList<>();
        threads.add(thread("audit", RUNNABLE, "java.io.FileOutputStream.writeBytes", "com.example.AuditLog.write:9")
                .lock(lock(Kind.LOCKED, "0xa", "com.example.AuditLog")));
        for (int i = 0; i < 20; i++) {
            threads.add(thread(
                            "http-nio-8080-exec-" + i,
                            BLOCKED,
                            "com.example.AuditLog.append:31",
                            "com.example.OrderDao.save:52",
                            "org.apache.tomcat.util.threads.ThreadPoolExecutor.runWorker")
                    .lock(lock(Kind.WAITING_TO_LOCK, "0xa", "com.example.AuditLog")));
        }
        for (int i = 20; i < 200; i++) {
            threads.add(waiting(
                    "http-nio-8080-exec-" + i,
                    BORROW,
                    frames(
                            "com.example.OrderDao.save:48",
                            "org.apache.tomcat.util.threads.ThreadPoolExecutor.runWorker")));
        }
        return threads;
    }

    @Test
    void requests_wait_for_the_pool_holders_hold_it_and_the_holders_wait_for_one_lock() {
        Finding finding = finding("pool-wait", dumpAt(0, stuckServer()));
        assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(finding.summary())
                .isEqualTo("180 threads wait for the pool HikariCP; 20 threads hold one: each waits for lock 0xa"
                        + " (com.example.AuditLog), owned by \"audit\", in com.example.AuditLog.append");
        assertThat(finding.suspects())
                .contains(new Suspect(Suspect.Kind.FRAME, "com.example.AuditLog.append", "where the holders are"));
        assertThat(rules(dumpAt(0, stuckServer()))).containsExactlyInAnyOrder("pool-wait", "lock-contention");
    }

    @Test
    void the_longest_wait_is_read_off_several_dumps() {
        Finding finding = finding("pool-wait", dumpAt(0, stuckServer()), dumpAt(40, stuckServer()));
        assertThat(finding.evidence()).anySatisfy(evidence -> {
            assertThat(evidence.what()).isEqualTo("longest wait seen, at least");
            assertThat(evidence.value()).isEqualTo(40.0);
        });
    }

    @Test
    void several_dumps_that_do_not_tell_how_long_are_not_called_one() {
        List<ThreadEntryBuilder> calm = List.of(thread("main", RUNNABLE, "com.example.Main.main:1"));
        assertThat(longestWait(dumpAt(0, stuckServer()))).startsWith("one dump cannot tell");
        assertThat(longestWait(dumpAt(0, calm), dumpAt(9, stuckServer())))
                .isEqualTo("no thread waits in two of the 2 dumps in a row");
        assertThat(longestWait(untimed(stuckServer()), untimed(stuckServer())))
                .isEqualTo("through 2 of 2 dumps, which do not all say when they were taken");
    }

    private static String longestWait(ThreadDump... dumps) {
        return finding("pool-wait", dumps).evidence().stream()
                .filter(evidence -> evidence.what().equals("longest wait"))
                .map(Evidence::formatted)
                .findFirst()
                .orElseThrow();
    }

    private static ThreadDump untimed(List<ThreadEntryBuilder> threads) {
        ThreadDump timed = dumpAt(0, threads);
        return new ThreadDump(
                timed.origin(), timed.dialect(), null, "", -1, timed.threads(), List.of(), List.of(), List.of(), true);
    }

    @Test
    void pools_that_somebody_waits_for_are_listed_with_waiters_and_holders() {
        List<ThreadEntryBuilder> threads = new ArrayList<>(stuckServer());
        threads.add(thread("orders-pool housekeeper", WAITING, "jdk.internal.misc.Unsafe.park"));
        assertThat(BorrowedPool.in(series(dumpAt(0, threads)).last()))
                .singleElement()
                .satisfies(pool -> {
                    assertThat(pool.name()).isEqualTo("orders-pool");
                    assertThat(pool.library()).isEqualTo("HikariCP");
                    assertThat(pool.waiters()).hasSize(180);
                    assertThat(pool.holders()).hasSize(20);
                    assertThat(pool.creators()).isEmpty();
                });
    }

    @Test
    void one_thread_that_waits_a_moment_is_no_more_than_good_to_know() {
        Finding finding =
                finding("pool-wait", dumpAt(0, List.of(waiting("a", BORROW, frames("com.example.Dao.load:3")))));
        assertThat(finding.severity()).isEqualTo(Severity.INFO);
        Finding lasting = finding(
                "pool-wait",
                dumpAt(0, List.of(waiting("a", BORROW, frames("com.example.Dao.load:3")))),
                dumpAt(9, List.of(waiting("a", BORROW, frames("com.example.Dao.load:3")))));
        assertThat(lasting.severity()).isEqualTo(Severity.WARNING);
    }

    private static List<ThreadEntryBuilder> nested() {
        List<ThreadEntryBuilder> threads = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            threads.add(waiting(
                    "order-" + i,
                    BORROW,
                    SPRING_BEGIN,
                    frames("com.example.AuditLog.record:12"),
                    SPRING_PROCEED,
                    frames("com.example.Orders.place:44")));
        }
        return threads;
    }

    @Test
    void a_nested_transaction_waits_for_what_its_own_thread_holds() {
        Finding finding = finding("pool-self-deadlock", dumpAt(0, nested()));
        assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(finding.summary())
                .startsWith("10 threads hold a connection of the pool HikariCP and wait for a second one");
        assertThat(finding.suspects())
                .contains(new Suspect(Suspect.Kind.FRAME, "com.example.AuditLog.record", "the nested call"));
    }

    @Test
    void the_queue_before_a_pool_that_is_locked_up_in_itself_is_a_note_to_that() {
        List<Finding> findings =
                JudgedSeries.of(series(dumpAt(0, nested()))).judgement().findings();
        assertThat(findings.getFirst().rule()).isEqualTo("pool-self-deadlock");
        assertThat(findings)
                .filteredOn(each -> each.rule().equals("pool-wait"))
                .singleElement()
                .satisfies(queue -> {
                    assertThat(queue.severity()).isEqualTo(Severity.INFO);
                    assertThat(queue.summary()).endsWith("(a consequence of pool-self-deadlock)");
                });
    }

    @Test
    void a_first_transaction_that_waits_holds_nothing() {
        List<ThreadEntryBuilder> threads = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            threads.add(waiting("order-" + i, BORROW, SPRING_BEGIN, frames("com.example.Orders.place:44")));
        }
        assertThat(rules(dumpAt(0, threads))).containsExactly("pool-wait");
    }

    @Test
    void a_nested_call_is_suspected_where_nobody_else_could_hold_a_connection() {
        List<ThreadEntryBuilder> threads = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            threads.add(waiting(
                    "order-" + i, BORROW, frames("com.example.AuditLog.record:12", "com.example.Orders.place:44")));
        }
        Finding finding = finding("pool-self-deadlock", dumpAt(0, threads));
        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.summary()).startsWith("10 threads seem to hold a connection of the pool HikariCP");
        assertThat(finding.confidence()).startsWith("Possible");
        threads.add(thread("other", TIMED_WAITING, "java.lang.Thread.sleep", "com.example.Orders.price:3"));
        assertThat(rules(dumpAt(0, threads))).containsExactly("pool-wait");
    }

    @Test
    void slow_connecting_is_told_apart_from_an_empty_pool() {
        List<ThreadEntryBuilder> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            threads.add(thread(
                    "w" + i,
                    WAITING,
                    "java.lang.Object.wait",
                    "org.apache.commons.pool2.impl.GenericObjectPool.wait",
                    "org.apache.commons.pool2.impl.GenericObjectPool.create",
                    "org.apache.commons.pool2.impl.GenericObjectPool.borrowObject",
                    "org.apache.commons.dbcp2.PoolingDataSource.getConnection",
                    "com.example.Dao.load:3"));
        }
        assertThat(finding("pool-wait", dumpAt(0, threads)).summary())
                .contains("wait while the pool DBCP2 makes a new object", "the pool is not empty");
    }

    @Test
    void a_thread_that_runs_through_the_borrow_method_waits_for_nothing() {
        assertThat(ThreadRules.judge(new ThreadEvidence(series(dumpAt(0, List.of(thread("fast", RUNNABLE, BORROW))))))
                        .findings())
                .isEmpty();
    }

    private static ThreadEntryBuilder queueing(String name, String address, String caller) {
        return waiting(name, BORROW, frames(caller))
                .lock(lock(Kind.PARKING, address, "java.util.concurrent.SynchronousQueue$Transferer"));
    }

    private static List<ThreadEntryBuilder> twoPools() {
        List<ThreadEntryBuilder> threads = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            threads.add(queueing("order-" + i, "0xa1", "com.example.OrderDao.save:48"));
        }
        for (int i = 0; i < 4; i++) {
            threads.add(queueing("audit-" + i, "0xb2", "com.example.AuditDao.write:12"));
        }
        threads.add(waiting("order-holder", frames("java.lang.Thread.sleep", "com.example.OrderDao.save:60")));
        threads.add(waiting("audit-holder", frames("java.lang.Thread.sleep", "com.example.AuditDao.write:20")));
        threads.add(thread("orders housekeeper", WAITING, "java.lang.Object.wait"));
        threads.add(thread("audit housekeeper", WAITING, "java.lang.Object.wait"));
        return threads;
    }

    @Test
    void two_pools_of_one_library_are_two_findings_each_with_its_own_holders() {
        List<Finding> findings =
                ThreadRules.judge(new ThreadEvidence(series(dumpAt(0, twoPools())))).findings().stream()
                        .filter(each -> each.rule().equals("pool-wait"))
                        .toList();
        assertThat(findings).hasSize(2);
        assertThat(findings)
                .extracting(Finding::summary)
                .anySatisfy(summary -> assertThat(summary)
                        .startsWith("6 threads wait for one of the HikariCP pools (audit or orders); 1 thread"
                                + " holds one and sleeps in com.example.OrderDao.save"))
                .anySatisfy(summary -> assertThat(summary)
                        .startsWith("4 threads wait for")
                        .endsWith("sleeps in com.example.AuditDao.write"));
        assertThat(findings.getFirst().evidence()).anySatisfy(evidence -> {
            assertThat(evidence.what()).isEqualTo("its waiters queue at");
            assertThat(evidence.value()).isEqualTo("0xa1");
        });
    }

    @Test
    void waiters_that_each_park_on_an_object_of_their_own_are_one_queue() {
        List<ThreadEntryBuilder> threads = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            threads.add(queueing("w" + i, "0x" + i, "com.example.OrderDao.save:48"));
        }
        assertThat(finding("pool-wait", dumpAt(0, threads)).summary()).startsWith("40 threads wait");
    }

    @Test
    void a_connection_that_may_be_of_a_sibling_pool_proves_no_deadlock_with_itself() {
        List<ThreadEntryBuilder> threads = new ArrayList<>(twoPools());
        for (int i = 0; i < 3; i++) {
            threads.add(waiting(
                            "nested-" + i,
                            BORROW,
                            SPRING_BEGIN,
                            frames("com.example.Log.record:3"),
                            SPRING_PROCEED,
                            frames("com.example.Orders.place:44"))
                    .lock(lock(Kind.PARKING, "0xb2", "java.util.concurrent.SynchronousQueue$Transferer")));
        }
        Finding finding = finding("pool-self-deadlock", dumpAt(0, threads));
        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.confidence()).startsWith("Possible");
    }

    @Test
    void the_size_of_the_pool_is_said_as_far_as_it_can_be_known() {
        assertThat(finding("pool-wait", dumpAt(0, stuckServer())).evidence()).anySatisfy(evidence -> {
            assertThat(evidence.what()).isEqualTo("size of the pool");
            assertThat(evidence.value()).asString().startsWith("at least 20");
        });
    }
}
