package dev.jvitals.demo.server;

import com.zaxxer.hikari.HikariDataSource;
import dev.jvitals.demo.common.Background;
import dev.jvitals.demo.common.Incident;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.CyclicBarrier;

/**
 * An order is saved in one transaction, and within it an audit record is written in a transaction of its own, on a
 * second connection from the same pool. Under load every connection is held by a thread that waits for another.
 */
public final class PoolSelfDeadlock implements Incident {
    private static final int POOL_SIZE = 10;
    /** A few more than there are connections: these wait for their first one. */
    private static final int REQUESTS = POOL_SIZE + 4;

    private final boolean healthy;

    public PoolSelfDeadlock(boolean healthy) {
        this.healthy = healthy;
    }

    @Override
    public void start() throws SQLException {
        Logs.onlyWarnings();
        HikariDataSource pool = Database.pool("orders-pool", healthy ? 2 * REQUESTS : POOL_SIZE);
        OrderService orders = new OrderService(pool, new AuditLog(pool));
        for (int i = 1; i <= REQUESTS; i++) {
            Background.forever("request-" + i, 10, orders::saveOrder);
        }
    }

    private static final class OrderService {
        private final HikariDataSource pool;
        private final AuditLog audit;
        /** The load: all requests are inside their transactions at one time. */
        private final CyclicBarrier underLoad = new CyclicBarrier(POOL_SIZE);

        OrderService(HikariDataSource pool, AuditLog audit) {
            this.pool = pool;
            this.audit = audit;
        }

        void saveOrder() throws Exception {
            try (Connection connection = pool.getConnection()) {
                connection.setAutoCommit(false);
                underLoad.await();
                audit.record("order saved by " + connection);
                connection.commit();
            }
        }
    }

    private record AuditLog(HikariDataSource pool) {
        void record(String entry) throws SQLException {
            try (Connection connection = pool.getConnection();
                    PreparedStatement insert = connection.prepareStatement("INSERT INTO AUDIT VALUES (?)")) {
                insert.setString(1, entry.substring(0, Math.min(80, entry.length())));
                insert.executeUpdate();
            }
        }
    }
}
