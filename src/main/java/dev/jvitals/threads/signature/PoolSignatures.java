package dev.jvitals.threads.signature;

import static dev.jvitals.threads.signature.StackPattern.firstOutsideJdk;

import java.util.List;

/**
 * Threads that wait to borrow from a pool, or while a pool makes its next object. The special come before the general:
 * DBCP2 and Jedis stand on commons-pool2. Seen in really exhausted pools of the versions named, unless said otherwise.
 */
final class PoolSignatures {
    private static final String POOL2 = "org.apache.commons.pool2.impl.";
    /** What a borrow waits in when all objects of a commons-pool2 pool are out. */
    private static final String POOL2_EMPTY = POOL2 + "LinkedBlockingDeque.pollFirst|takeFirst";
    /** What a borrow waits in while another thread makes the last object that the pool may have. */
    private static final String POOL2_CREATES = POOL2 + "GenericObjectPool.wait|create";

    private PoolSignatures() {}

    static List<Signature> all() {
        return List.of(
                // HikariCP 6.2; up to 2.x it waited in a synchronizer of its own
                waits("HikariCP", "com.zaxxer.hikari.util.ConcurrentBag.borrow"),
                waits("HikariCP", "com.zaxxer.hikari.util.QueuedSequenceSynchronizer.*"),
                // Tomcat JDBC 10.1, fair queue and not
                waits(
                        "Tomcat JDBC",
                        "org.apache.tomcat.jdbc.pool.FairBlockingQueue.poll",
                        "org.apache.tomcat.jdbc.pool.ConnectionPool.borrowConnection"),
                waits("Tomcat JDBC", "org.apache.tomcat.jdbc.pool.ConnectionPool.borrowConnection"),
                // DBCP2 2.13 and what else stands on commons-pool2
                waits("DBCP2", POOL2_EMPTY, "org.apache.commons.dbcp2.PoolingDataSource.getConnection"),
                waits("Jedis", POOL2_EMPTY, "redis.clients.jedis.util.Pool.getResource"),
                waits("Lettuce pool", POOL2_EMPTY, "io.lettuce.core.support.ConnectionPoolSupport$1.borrowObject"),
                waits("commons-pool2", POOL2_EMPTY, POOL2 + "GenericObjectPool.borrowObject"),
                waits("commons-pool2", POOL2_EMPTY, POOL2 + "GenericKeyedObjectPool.borrowObject"),
                creates("DBCP2", POOL2_CREATES, "org.apache.commons.dbcp2.PoolingDataSource.getConnection"),
                creates("Jedis", POOL2_CREATES, "redis.clients.jedis.util.Pool.getResource"),
                creates("commons-pool2", POOL2_CREATES, POOL2 + "GenericObjectPool.borrowObject"),
                // DBCP 1.4 and commons-pool 1
                waits(
                        "DBCP 1",
                        "org.apache.commons.pool.impl.GenericObjectPool.borrowObject",
                        "org.apache.commons.dbcp.PoolingDataSource.getConnection"),
                waits("commons-pool 1", "org.apache.commons.pool.impl.GenericObjectPool.borrowObject"),
                waits("c3p0", "com.mchange.v2.resourcepool.BasicResourcePool.awaitAvailable"),
                waits(
                        "Druid",
                        "com.alibaba.druid.pool.DruidDataSource.pollLast|takeLast",
                        "com.alibaba.druid.pool.DruidDataSource.getConnectionInternal"),
                waits(
                        "Vibur",
                        "org.vibur.objectpool.ConcurrentPool.tryTake|take",
                        "org.vibur.dbcp.pool.PoolOperations.getConnHolder"),
                waits("Vibur object pool", "org.vibur.objectpool.ConcurrentPool.tryTake|take"),
                waits(
                        "Agroal",
                        "io.agroal.pool.ConnectionPool.handlerFromSharedCache",
                        "io.agroal.pool.ConnectionPool.getConnection"),
                waits(
                        "Oracle UCP",
                        "oracle.ucp.common.CriStats$BorrowSemaphore.tryAcquire",
                        "oracle.ucp.common.Core.*"),
                // from public traces, the frame that waits is not known
                anywhere(
                        "WebLogic data source",
                        "weblogic.common.resourcepool.ResourcePoolImpl.reserveResource|" + "reserveResourceInternal"),
                // from IronJacamar's source
                waits("IronJacamar", "org.jboss.jca.core.connectionmanager.pool.api.Semaphore.tryAcquire"),
                waits("EJB pool", "org.jboss.as.ejb3.pool.strictmax.StrictMaxPool.get"),
                // Apache HttpClient 4.5 and 5.4: a BasicFuture alone is any future
                waits("Apache HttpClient 4", "org.apache.http.pool.AbstractConnPool.getPoolEntryBlocking"),
                waits(
                        "Apache HttpClient 5",
                        "org.apache.hc.core5.concurrent.BasicFuture.get",
                        "org.apache.hc.client5.http.impl.classic.InternalExecRuntime.acquireEndpoint"),
                waits("MongoDB driver", "com.mongodb.internal.connection.ConcurrentPool$StateAndPermits.acquirePermit"),
                waits(
                        "MongoDB driver",
                        "com.mongodb.internal.connection.DefaultConnectionPool$OpenConcurrencyLimiter"
                                + ".acquirePermitOrGetAvailableOpenedConnection"),
                // from Kafka's source: the producer's buffer is full
                waits("Kafka producer buffer", "org.apache.kafka.clients.producer.internals.BufferPool.allocate"));
    }

    private static Signature waits(String library, String... frames) {
        return new Signature(Activity.WAITS_FOR_POOL, library, firstOutsideJdk(frames));
    }

    private static Signature creates(String library, String... frames) {
        return new Signature(Activity.CREATES_POOLED, library, firstOutsideJdk(frames));
    }

    private static Signature anywhere(String library, String frame) {
        StackPattern pattern = StackPattern.anywhere(frame)
                .without("weblogic.common.resourcepool.ResourcePoolImpl.makeResource|makeResources|"
                        + "timeoutInactiveResources");
        return new Signature(Activity.WAITS_FOR_POOL, library, pattern);
    }
}
