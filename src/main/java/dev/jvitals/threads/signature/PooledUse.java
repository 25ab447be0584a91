package dev.jvitals.threads.signature;

import dev.jvitals.threads.StackFrame;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Frames that say that a thread has an object out of a pool in its hands: the pool's own wrappers around a connection, a
 * driver at work, or a framework's scope that keeps a connection while the code inside it runs.
 */
public final class PooledUse {
    /** The wrappers that each pool lends out, by the label its waits have; a frame of one is proof. */
    private static final Map<String, List<FrameName>> WRAPPERS = Map.ofEntries(
            wrappers("HikariCP", "com.zaxxer.hikari.pool.HikariProxy", "com.zaxxer.hikari.pool.Proxy"),
            wrappers(
                    "Tomcat JDBC",
                    "org.apache.tomcat.jdbc.pool.ProxyConnection",
                    "org.apache.tomcat.jdbc.pool.StatementFacade",
                    "org.apache.tomcat.jdbc.pool.DisposableConnectionFacade",
                    "org.apache.tomcat.jdbc.pool.interceptor."),
            wrappers("DBCP2", "org.apache.commons.dbcp2.Delegating"),
            wrappers("DBCP 1", "org.apache.commons.dbcp.Delegating"),
            wrappers("c3p0", "com.mchange.v2.c3p0.impl.NewProxy"),
            wrappers("Druid", "com.alibaba.druid.pool.DruidPooled"),
            wrappers("Vibur", "org.vibur.dbcp.proxy."),
            wrappers("Agroal", "io.agroal.pool.wrapper."),
            wrappers("Oracle UCP", "oracle.ucp.jdbc.proxy."),
            wrappers("WebLogic data source", "weblogic.jdbc.wrapper."),
            wrappers("IronJacamar", "org.jboss.jca.adapters.jdbc."),
            wrappers("Jedis", "redis.clients.jedis.Protocol", "redis.clients.jedis.util.RedisInputStream"),
            wrappers(
                    "Apache HttpClient 4",
                    "org.apache.http.protocol.HttpRequestExecutor",
                    "org.apache.http.conn.EofSensorInputStream",
                    "org.apache.http.impl.conn.CPoolProxy"),
            wrappers(
                    "Apache HttpClient 5",
                    "org.apache.hc.core5.http.impl.io.HttpRequestExecutor",
                    "org.apache.hc.core5.http.io.EofSensorInputStream",
                    "org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection"),
            wrappers(
                    "MongoDB driver",
                    "com.mongodb.internal.connection.InternalStreamConnection",
                    "com.mongodb.internal.connection.DefaultConnectionPool$PooledConnection"));

    /** The pools that lend JDBC connections: for these a driver's frame or a transaction is a sign as well. */
    private static final List<String> JDBC_POOLS = List.of(
            "HikariCP",
            "Tomcat JDBC",
            "DBCP2",
            "DBCP 1",
            "c3p0",
            "Druid",
            "Vibur",
            "Agroal",
            "Oracle UCP",
            "WebLogic data source",
            "IronJacamar");

    private static final List<String> DRIVERS = List.of(
            "org.h2.",
            "org.postgresql.",
            "com.mysql.",
            "org.mariadb.jdbc.",
            "oracle.jdbc.",
            "com.microsoft.sqlserver.",
            "com.ibm.db2.jcc.",
            "org.hsqldb.",
            "org.apache.derby.",
            "org.sqlite.",
            "org.firebirdsql.",
            "com.sybase.",
            "net.sourceforge.jtds.",
            "com.clickhouse.",
            "org.duckdb.",
            "com.sap.db.",
            "com.informix.",
            "dm.jdbc.");

    /** Above these frames a connection is being opened, not used. */
    private static final List<FrameName> OPENING = names(
            "java.sql.DriverManager.getConnection",
            "com.zaxxer.hikari.pool.PoolBase.newConnection",
            "org.apache.tomcat.jdbc.pool.PooledConnection.connect",
            "com.alibaba.druid.pool.DruidAbstractDataSource.createPhysicalConnection",
            "com.mchange.v2.c3p0.DriverManagerDataSource.getConnection",
            "org.vibur.dbcp.pool.ConnectionFactory.create",
            "io.agroal.pool.ConnectionFactory.createConnection",
            "org.apache.commons.pool2.impl.GenericObjectPool.create",
            "com.mongodb.internal.connection.InternalStreamConnection.open");

    /**
     * A method that keeps a connection while the code inside it runs.
     *
     * @param scope the method
     * @param acquiring what it calls to get the connection in the first place; while that runs, it has none yet
     */
    private record Scope(FrameName scope, List<FrameName> acquiring) {
        static Scope of(String scope, String... acquiring) {
            return new Scope(FrameName.parse(scope), names(acquiring));
        }
    }

    private static final String SPRING_TX = "org.springframework.transaction.";
    private static final String SPRING_UTILS = "org.springframework.jdbc.datasource.DataSourceUtils.getConnection";

    private static final List<Scope> SCOPES = List.of(
            Scope.of(
                    SPRING_TX + "interceptor.TransactionAspectSupport.invokeWithinTransaction",
                    SPRING_TX + "interceptor.TransactionAspectSupport.createTransactionIfNecessary"),
            Scope.of(
                    SPRING_TX + "support.TransactionTemplate.execute",
                    SPRING_TX + "support.AbstractPlatformTransactionManager.getTransaction"),
            Scope.of("org.springframework.jdbc.core.JdbcTemplate.execute", SPRING_UTILS),
            Scope.of(
                    "org.springframework.jdbc.core.JdbcTemplate.query",
                    SPRING_UTILS,
                    "org.springframework.jdbc.core.JdbcTemplate.execute"),
            Scope.of(
                    "org.jooq.impl.DefaultDSLContext.transactionResult0|transactionResult|transaction",
                    "org.jooq.impl.DefaultTransactionProvider.begin"),
            Scope.of("org.jdbi.v3.core.Jdbi.withHandle|useHandle|inTransaction", "org.jdbi.v3.core.Jdbi.open"),
            Scope.of(
                    "io.quarkus.narayana.jta.runtime.interceptor.TransactionalInterceptorBase.invokeInOurTx",
                    "io.quarkus.narayana.jta.runtime.interceptor.TransactionalInterceptorBase.startTransaction"),
            Scope.of("com.arjuna.ats.jta.cdi.transactional.TransactionalInterceptorBase.invokeInOurTx"),
            Scope.of("org.jboss.as.ejb3.tx.CMTTxInterceptor.invokeInOurTx"));

    private PooledUse() {}

    /** Whether a pool of that label lends JDBC connections. */
    public static boolean lendsJdbc(String label) {
        return JDBC_POOLS.contains(label);
    }

    /** Whether the thread is opening a connection: it has none yet, though drivers and wrappers are at work. */
    public static boolean isOpening(List<StackFrame> stack) {
        return stack.stream().anyMatch(frame -> matches(OPENING, frame));
    }

    /** The topmost frame, at or below {@code from}, of a wrapper that this pool lends out; null where there is none. */
    public static @Nullable StackFrame wrapper(String label, List<StackFrame> stack, int from) {
        List<FrameName> wrappers = WRAPPERS.getOrDefault(label, List.of());
        for (int i = from; i < stack.size(); i++) {
            StackFrame frame = stack.get(i);
            if (matches(wrappers, frame)) {
                return frame;
            }
        }
        return null;
    }

    /** Whether a wrapper of some other pool than this shows: then the thread's connection comes from there. */
    public static boolean isOfOtherPool(String label, List<StackFrame> stack) {
        for (StackFrame frame : stack) {
            for (Map.Entry<String, List<FrameName>> wrappers : WRAPPERS.entrySet()) {
                if (!wrappers.getKey().equals(label) && matches(wrappers.getValue(), frame)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The topmost frame of a JDBC driver at work for some caller; null where there is none, or it only connects. */
    public static @Nullable StackFrame driver(List<StackFrame> stack, int from) {
        StackFrame driver = null;
        boolean hasCaller = false;
        for (int i = from; i < stack.size(); i++) {
            StackFrame frame = stack.get(i);
            boolean ofDriver = isDriver(frame.className());
            if (ofDriver && frame.method().equals("connect")) {
                return null;
            }
            driver = driver == null && ofDriver ? frame : driver;
            hasCaller |= driver != null && !ofDriver && !CodeOrigin.isJdk(frame.className());
        }
        return hasCaller ? driver : null;
    }

    /**
     * The topmost method, at or below {@code from}, that keeps a connection while the frames above it run; null where
     * there is none. A transaction that is still getting its connection does not count.
     */
    public static @Nullable StackFrame openScope(List<StackFrame> stack, int from) {
        for (int i = Math.max(from, 1); i < stack.size(); i++) {
            for (Scope scope : SCOPES) {
                if (scope.scope.matches(stack.get(i)) && !matches(scope.acquiring, stack.get(i - 1))) {
                    return stack.get(i);
                }
            }
        }
        return null;
    }

    private static boolean isDriver(String className) {
        return DRIVERS.stream().anyMatch(className::startsWith);
    }

    private static boolean matches(List<FrameName> names, StackFrame frame) {
        for (FrameName name : names) { // no stream: asked of each frame of each distinct stack
            if (name.matches(frame)) {
                return true;
            }
        }
        return false;
    }

    private static List<FrameName> names(String... frames) {
        return Arrays.stream(frames).map(FrameName::parse).toList();
    }

    private static Map.Entry<String, List<FrameName>> wrappers(String label, String... classPrefixes) {
        return Map.entry(
                label,
                Arrays.stream(classPrefixes)
                        .map(prefix -> new FrameName(prefix, true, List.of()))
                        .toList());
    }
}
