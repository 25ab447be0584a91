package dev.jvitals.demo.server;

import com.zaxxer.hikari.HikariDataSource;
import dev.jvitals.demo.common.Background;
import dev.jvitals.demo.common.Incident;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Forty requests share ten connections, and each keeps its connection while a slow query runs: thirty wait in
 * {@code getConnection}, and some give up after 30 s.
 */
public final class PoolExhausted implements Incident {
    private static final int REQUESTS = 40;
    private static final int POOL_SIZE = 10;
    private static final int SLOW_QUERY_MILLIS = 12_000;
    private static final int FAST_QUERY_MILLIS = 2;

    private final boolean healthy;

    public PoolExhausted(boolean healthy) {
        this.healthy = healthy;
    }

    @Override
    public void start() throws SQLException {
        Logs.onlyWarnings();
        HikariDataSource pool = Database.pool("orders-pool", POOL_SIZE);
        OrderService orders = new OrderService(pool, healthy ? FAST_QUERY_MILLIS : SLOW_QUERY_MILLIS);
        for (int i = 1; i <= REQUESTS; i++) {
            Background.forever("request-" + i, 2, orders::monthlyReport);
        }
    }

    private record OrderService(HikariDataSource pool, int queryMillis) {
        void monthlyReport() throws SQLException {
            try (Connection connection = pool.getConnection()) {
                sumOrders(connection);
            }
        }

        private void sumOrders(Connection connection) throws SQLException {
            try (PreparedStatement query = connection.prepareStatement("SELECT SLOW_SUM(?)")) {
                query.setInt(1, queryMillis);
                try (ResultSet rows = query.executeQuery()) {
                    rows.next();
                }
            }
        }
    }
}
