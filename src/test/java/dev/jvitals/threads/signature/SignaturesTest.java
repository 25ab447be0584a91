package dev.jvitals.threads.signature;

import static dev.jvitals.support.Dumps.stack;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.base.Cancellation;
import dev.jvitals.threads.StackFrame;
import dev.jvitals.threads.group.DumpAnalysis;
import dev.jvitals.threads.group.DumpSeries;
import dev.jvitals.threads.group.SeenThread;
import dev.jvitals.threads.read.ThreadDumps;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The catalogue against dumps of really exhausted pools and really idle servers, of JDK 17 and 25. */
class SignaturesTest {
    private static DumpAnalysis pools(int jdk) {
        Path file = Path.of("src/test/resources/threaddumps/pools." + jdk + ".txt.gz");
        return DumpSeries.of(ThreadDumps.read(file, new Cancellation()).dumps(), new Cancellation())
                .last();
    }

    private static SeenThread named(DumpAnalysis dump, String name) {
        return dump.threads().stream()
                .filter(thread -> thread.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no thread " + name));
    }

    static Stream<Arguments> waits() {
        List<String> rows = """
                wait-hikari             HikariCP
                wait-tomcatjdbc         Tomcat JDBC
                wait-tomcatjdbc-unfair  Tomcat JDBC
                wait-dbcp2              DBCP2
                wait-dbcp2-nomaxwait    DBCP2
                wait-dbcp1              DBCP 1
                wait-c3p0               c3p0
                wait-druid              Druid
                wait-druid-maxwait      Druid
                wait-vibur              Vibur
                wait-agroal             Agroal
                wait-ucp                Oracle UCP
                wait-http4              Apache HttpClient 4
                wait-http5-LAX          Apache HttpClient 5
                wait-http5-STRICT       Apache HttpClient 5
                wait-lettucepool        Lettuce pool
                wait-mongo-concurrentpool  MongoDB driver
                """.lines().toList();
        return Stream.of(17, 25)
                .flatMap(jdk -> rows.stream().map(row -> {
                    String[] cells = row.split(" {2,}");
                    return Arguments.of(jdk, cells[0], cells[1]);
                }));
    }

    @ParameterizedTest
    @MethodSource("waits")
    void a_thread_that_waits_for_a_pool_is_known_by_its_library(int jdk, String thread, String library) {
        SeenThread waiter = named(pools(jdk), thread);
        assertThat(waiter.activity()).isEqualTo(Activity.WAITS_FOR_POOL);
        assertThat(waiter.label()).isEqualTo(library);
    }

    /** Servers and versions of which no dump could be made here: as their sources and public traces have them. */
    static Stream<Arguments> waitsFromSources() {
        String park = "jdk.internal.misc.Unsafe.park";
        String permit = "java.util.concurrent.Semaphore.tryAcquire";
        return Stream.of(
                Arguments.of(
                        "HikariCP",
                        List.of(
                                park,
                                "com.zaxxer.hikari.util.QueuedSequenceSynchronizer.waitUntilSequenceExceeded",
                                "com.zaxxer.hikari.util.ConcurrentBag.borrow")),
                Arguments.of(
                        "WebLogic data source",
                        List.of(
                                "java.lang.Object.wait",
                                "weblogic.common.resourcepool.ResourcePoolImpl.reserveResourceInternal",
                                "weblogic.common.resourcepool.ResourcePoolImpl.reserveResource",
                                "weblogic.jdbc.common.internal.ConnectionPool.reserve")),
                Arguments.of(
                        "IronJacamar",
                        List.of(
                                park,
                                permit,
                                "org.jboss.jca.core.connectionmanager.pool.api.Semaphore.tryAcquire",
                                "org.jboss.jca.core.connectionmanager.pool.mcp.SemaphoreConcurrentLinkedDequeManagedConnectionPool.getConnection")),
                Arguments.of("EJB pool", List.of(park, permit, "org.jboss.as.ejb3.pool.strictmax.StrictMaxPool.get")),
                Arguments.of(
                        "Jedis",
                        List.of(
                                park,
                                "org.apache.commons.pool2.impl.LinkedBlockingDeque.takeFirst",
                                "org.apache.commons.pool2.impl.GenericObjectPool.borrowObject",
                                "redis.clients.jedis.util.Pool.getResource")),
                Arguments.of(
                        "MongoDB driver",
                        List.of(
                                park,
                                "com.mongodb.internal.connection.DefaultConnectionPool$OpenConcurrencyLimiter.acquirePermitOrGetAvailableOpenedConnection")),
                Arguments.of(
                        "Kafka producer buffer",
                        List.of(park, "org.apache.kafka.clients.producer.internals.BufferPool.allocate")));
    }

    @ParameterizedTest
    @MethodSource("waitsFromSources")
    void waits_known_from_sources_and_public_traces_are_told_too(String library, List<String> frames) {
        assertThat(Signatures.of(stack(frames.toArray(new String[0]))))
                .extracting(Signature::activity, Signature::label)
                .containsExactly(Activity.WAITS_FOR_POOL, library);
    }

    @Test
    void a_weblogic_pool_that_makes_a_connection_keeps_nobody_waiting() {
        Signature making = Signatures.of(stack(
                "java.lang.Object.wait",
                "weblogic.common.resourcepool.ResourcePoolImpl.makeResources",
                "weblogic.common.resourcepool.ResourcePoolImpl.reserveResource"));
        assertThat(making == null ? null : making.activity()).isNotEqualTo(Activity.WAITS_FOR_POOL);
    }

    @Test
    void waits_for_a_service_behind_a_pool_are_no_waits_for_the_pool() {
        for (String frame : List.of(
                "org.apache.kafka.clients.producer.internals.ProducerMetadata.awaitUpdate",
                "com.mongodb.internal.connection.BaseCluster.selectServer",
                "io.lettuce.core.DefaultConnectionFuture.get",
                "reactor.core.publisher.BlockingSingleSubscriber.blockingGet")) {
            assertThat(Signatures.of(stack("jdk.internal.misc.Unsafe.park", frame)))
                    .as(frame)
                    .extracting(Signature::activity)
                    .isEqualTo(Activity.WAITS);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 25})
    void waiting_while_an_object_is_made_is_told_apart(int jdk) {
        assertThat(named(pools(jdk), "wait-jedis").activity()).isEqualTo(Activity.CREATES_POOLED);
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 25})
    void servers_and_clients_without_work_are_idle(int jdk) {
        DumpAnalysis dump = pools(jdk);
        for (String name : List.of(
                "http-nio-auto-1-exec-1",
                "http-nio-auto-1-Poller",
                "http-nio-auto-1-Acceptor",
                "XNIO-1 I/O-1",
                "XNIO-1 task-2",
                "nioEventLoopGroup-5-1",
                "epollEventLoopGroup-6-1",
                "idle-fixed",
                "idle-cached",
                "idle-sched",
                "ForkJoinPool-1-worker-1",
                "HikariPool-1:housekeeper",
                "HttpClient-1-SelectorManager",
                "consumer_background_thread",
                "Common-Cleaner",
                "Finalizer",
                "Reference Handler")) {
            assertThat(named(dump, name).activity()).as(name).isEqualTo(Activity.IDLE);
        }
    }

    @Test
    void a_completable_future_is_no_idle_fork_join_worker() {
        List<StackFrame> stack = stack(
                "jdk.internal.misc.Unsafe.park",
                "java.util.concurrent.locks.LockSupport.park",
                "java.util.concurrent.CompletableFuture$Signaller.block",
                "java.util.concurrent.ForkJoinPool.unmanagedBlock",
                "java.util.concurrent.ForkJoinPool.managedBlock",
                "java.util.concurrent.CompletableFuture.get",
                "com.example.Report.total");
        assertThat(Signatures.of(stack)).isNull();
    }

    @Test
    void a_task_that_parks_on_a_fork_join_worker_is_not_idle() {
        assertThat(Signatures.of(stack(
                        "jdk.internal.misc.Unsafe.park",
                        "java.util.concurrent.locks.LockSupport.park",
                        "com.example.Task.compute",
                        "java.util.concurrent.ForkJoinTask.doExec",
                        "java.util.concurrent.ForkJoinPool.runWorker")))
                .isNull();
    }

    @Test
    void a_queue_behind_a_borrowing_method_is_a_pool_of_ones_own() {
        Signature own = Signatures.of(stack(
                "jdk.internal.misc.Unsafe.park",
                "java.util.concurrent.ArrayBlockingQueue.take",
                "com.example.SessionPool.acquireSession",
                "com.example.Mailer.send"));
        assertThat(own)
                .extracting(Signature::activity, Signature::label)
                .containsExactly(Activity.WAITS_FOR_POOL, "pool of com.example.SessionPool");
        Signature consumer = Signatures.of(stack(
                "jdk.internal.misc.Unsafe.park",
                "java.util.concurrent.ArrayBlockingQueue.take",
                "com.example.Mailer.run"));
        assertThat(consumer).extracting(Signature::activity).isEqualTo(Activity.IDLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.lang.Object",
                "jdk.internal.misc.Unsafe",
                "org.h2.Driver",
                "com.zaxxer.hikari.X",
                "$Proxy12"
            })
    void code_of_the_jdk_and_of_known_libraries_is_not_ones_own(String className) {
        assertThat(CodeOrigin.isOwn(className)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"com.example.Orders", "PoolWaits", "javaagents.Own", "org.acme.Shop"})
    void unknown_packages_are_ones_own(String className) {
        assertThat(CodeOrigin.isOwn(className)).isTrue();
    }

    @Test
    void every_signature_has_words_and_frames() {
        assertThat(Signatures.catalogue()).hasSizeGreaterThan(120).allSatisfy(signature -> {
            assertThat(signature.label()).isNotBlank();
            assertThat(signature.pattern().frames()).isNotEmpty();
        });
    }
}
