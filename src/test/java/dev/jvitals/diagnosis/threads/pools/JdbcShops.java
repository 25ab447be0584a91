package dev.jvitals.diagnosis.threads.pools;

import com.alibaba.druid.pool.DruidDataSource;
import com.mchange.v2.c3p0.ComboPooledDataSource;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.apache.commons.dbcp2.BasicDataSource;
import org.vibur.dbcp.ViburDBCPDataSource;

/** The pools of database connections, each over a database in memory. */
final class JdbcShops {
    private static final Duration LONG = Duration.ofHours(1);

    private JdbcShops() {}

    static List<Shop> all() throws Exception {
        return List.of(
                shop("HikariCP", hikari()),
                shop("Tomcat JDBC", tomcat()),
                shop("DBCP2", dbcp2()),
                shop("Druid", druid()),
                shop("c3p0", c3p0()),
                shop("Agroal", agroal()),
                shop("Vibur", vibur()));
    }

    private static String url(String name) {
        return "jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1";
    }

    private static Shop shop(String library, DataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE ALIAS SLOW FOR \"" + SlowQuery.class.getName() + ".run\"");
        }
        return new Shop(library, () -> new Query(pool.getConnection()));
    }

    /** A connection in a customer's hands. */
    private record Query(Connection connection) implements Borrowed {
        @Override
        public void use() throws SQLException {
            try (Statement statement = connection.createStatement()) {
                statement.execute("SELECT SLOW()");
            }
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }

    static DataSource hikari() {
        HikariConfig config = new HikariConfig();
        config.setPoolName("orders-pool");
        config.setJdbcUrl(url("hikari"));
        config.setMaximumPoolSize(Shop.SIZE);
        config.setConnectionTimeout(LONG.toMillis());
        return new HikariDataSource(config);
    }

    private static DataSource tomcat() {
        org.apache.tomcat.jdbc.pool.DataSource pool = new org.apache.tomcat.jdbc.pool.DataSource();
        pool.setDriverClassName("org.h2.Driver");
        pool.setUrl(url("tomcat"));
        pool.setMaxActive(Shop.SIZE);
        pool.setInitialSize(Shop.SIZE);
        pool.setMaxWait((int) LONG.toMillis());
        return pool;
    }

    private static DataSource dbcp2() {
        BasicDataSource pool = new BasicDataSource();
        pool.setUrl(url("dbcp2"));
        pool.setMaxTotal(Shop.SIZE);
        pool.setMaxWait(LONG);
        return pool;
    }

    private static DataSource druid() {
        DruidDataSource pool = new DruidDataSource();
        pool.setUrl(url("druid"));
        pool.setMaxActive(Shop.SIZE);
        pool.setMaxWait(LONG.toMillis());
        return pool;
    }

    private static DataSource c3p0() {
        ComboPooledDataSource pool = new ComboPooledDataSource();
        pool.setJdbcUrl(url("c3p0"));
        pool.setMinPoolSize(Shop.SIZE);
        pool.setMaxPoolSize(Shop.SIZE);
        pool.setInitialPoolSize(Shop.SIZE);
        return pool;
    }

    private static DataSource agroal() throws SQLException {
        return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(pool -> pool.maxSize(Shop.SIZE)
                        .acquisitionTimeout(LONG)
                        .connectionFactoryConfiguration(factory -> factory.jdbcUrl(url("agroal")))));
    }

    private static DataSource vibur() {
        ViburDBCPDataSource pool = new ViburDBCPDataSource();
        pool.setJdbcUrl(url("vibur"));
        pool.setUsername("sa");
        pool.setPassword("");
        pool.setPoolInitialSize(Shop.SIZE);
        pool.setPoolMaxSize(Shop.SIZE);
        pool.setConnectionTimeoutInMs(LONG.toMillis());
        pool.setUseNetworkTimeout(false);
        pool.start();
        return pool;
    }
}
