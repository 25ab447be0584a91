package dev.jvitals.demo.server;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** An embedded H2 database behind a HikariCP pool, with {@code SLOW_SUM(millis)}, a query that takes its time. */
public final class Database {
    private Database() {}

    /** A pool of its own over the one in-memory database. */
    static HikariDataSource pool(String name, int size) throws SQLException {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl("jdbc:h2:mem:practice;DB_CLOSE_DELAY=-1");
        config.setMaximumPoolSize(size);
        HikariDataSource pool = new HikariDataSource(config);
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE ALIAS IF NOT EXISTS SLOW_SUM FOR '" + Database.class.getName() + ".slowSum'");
            statement.execute("CREATE TABLE IF NOT EXISTS AUDIT(ENTRY VARCHAR(80))");
        }
        return pool;
    }

    /** Called by H2 for {@code SLOW_SUM}: what a scan over a large table without an index feels like. */
    public static int slowSum(int millis) throws InterruptedException {
        Thread.sleep(millis);
        return millis;
    }
}
