package dev.jvitals.demo.server;

import com.zaxxer.hikari.HikariDataSource;
import dev.jvitals.demo.common.Incident;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.catalina.LifecycleException;

/** A busy, well-behaved server: web requests, a pool, a cache with a bound, short-lived objects. It raises nothing. */
public final class HealthyServer implements Incident {
    private static final int WORKERS = 25;
    private static final int REQUESTS_PER_SECOND = 150;

    private final Map<Long, String> cache = new BoundedCache();

    @Override
    public void start() throws SQLException, LifecycleException {
        Logs.onlyWarnings();
        HikariDataSource pool = Database.pool("orders-pool", 10);
        WebServer.start(WORKERS, () -> handle(pool)).load(REQUESTS_PER_SECOND, 16);
    }

    private String handle(HikariDataSource pool) throws SQLException {
        long order = ThreadLocalRandom.current().nextLong(50_000);
        synchronized (cache) {
            String known = cache.get(order);
            if (known != null) {
                return known;
            }
        }
        String loaded = load(pool, order);
        synchronized (cache) {
            cache.put(order, loaded);
        }
        return loaded;
    }

    private static String load(HikariDataSource pool, long order) throws SQLException {
        try (Connection connection = pool.getConnection();
                PreparedStatement query = connection.prepareStatement("SELECT SLOW_SUM(2)")) {
            query.execute();
            return ("order " + order + " ").repeat(100);
        }
    }

    /** Fills up to its bound in the first minute, which is no leak. */
    private static final class BoundedCache extends LinkedHashMap<Long, String> {
        private static final long serialVersionUID = 1L;
        private static final int ENTRIES_AT_MOST = 5_000;

        BoundedCache() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, String> eldest) {
            return size() > ENTRIES_AT_MOST;
        }
    }
}
