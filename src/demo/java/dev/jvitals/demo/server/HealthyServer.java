package dev.jvitals.demo.server;

import com.zaxxer.hikari.HikariDataSource;
import dev.jvitals.demo.common.Background;
import dev.jvitals.demo.common.Incident;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.catalina.LifecycleException;

/**
 * A busy, well-behaved server: web requests, a pool, a cache that takes minutes to fill up to its bound, short-lived
 * objects, and now and then a burst, a batch that keeps a core for some seconds, and a report that needs memory for a
 * while. It raises nothing.
 */
public final class HealthyServer implements Incident {
    private static final int WORKERS = 25;
    private static final int REQUESTS_PER_SECOND = 150;

    private static final double BURSTS_PER_SECOND = 1 / 45.0;
    private static final int BURST_REQUESTS = 300;
    private static final double BATCHES_PER_SECOND = 1 / 60.0;
    private static final long BATCH_NANOS = 4_000_000_000L;
    private static final double REPORTS_PER_SECOND = 1 / 90.0;
    private static final int REPORT_ROWS = 100_000;

    private final Map<Long, String> cache = new BoundedCache();

    @Override
    public void start() throws SQLException, LifecycleException {
        Logs.onlyWarnings();
        HikariDataSource pool = Database.pool("orders-pool", 10);
        WebServer server = WebServer.start(WORKERS, () -> handle(pool));
        server.load(REQUESTS_PER_SECOND, 16);
        Background.forever("burst", BURSTS_PER_SECOND, () -> server.burst(BURST_REQUESTS));
        Background.forever("nightly-batch", BATCHES_PER_SECOND, HealthyServer::batch);
        Background.forever("monthly-report", REPORTS_PER_SECOND, HealthyServer::report);
    }

    /** Computes for some seconds: less than what makes a thread a runaway. */
    private static long batch() {
        long end = System.nanoTime() + BATCH_NANOS;
        long sum = 0;
        while (System.nanoTime() < end) {
            sum += ThreadLocalRandom.current().nextInt(1_000);
        }
        return sum;
    }

    /** Keeps its rows until it is done. */
    private static int report() throws InterruptedException {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < REPORT_ROWS; i++) {
            rows.add(("row " + i + " ").repeat(20));
            if (i % (REPORT_ROWS / 100) == 0) {
                Thread.sleep(100);
            }
        }
        return rows.size();
    }

    private String handle(HikariDataSource pool) throws SQLException {
        long order = ThreadLocalRandom.current().nextLong(20_000);
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

    /** Some 30 MB: fills up over minutes, ever more slowly as more is known, which is no leak. */
    private static final class BoundedCache extends LinkedHashMap<Long, String> {
        private static final long serialVersionUID = 1L;
        private static final int ENTRIES_AT_MOST = 20_000;

        BoundedCache() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, String> eldest) {
            return size() > ENTRIES_AT_MOST;
        }
    }
}
