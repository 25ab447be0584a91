package dev.jvitals.diagnosis.threads.pools;

import dev.jvitals.support.Await;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;

/**
 * The program under test: orders that hold a connection and write a log record on a second one from the same pool. As
 * many orders as connections, and nobody can go on. Writes {@code self-deadlock.txt} into the folder it is given.
 */
public final class SelfDeadlock {
    private static final int ORDERS = 5;

    private final DataSource pool;
    private final CountDownLatch allConnectionsOut = new CountDownLatch(Shop.SIZE);

    private SelfDeadlock(DataSource pool) {
        this.pool = pool;
    }

    /** Runs it; the first argument is the folder. Ends by itself. */
    public static void main(String[] args) throws Exception {
        SelfDeadlock orders = new SelfDeadlock(JdbcShops.hikari());
        List<Thread> threads = new ArrayList<>();
        for (int i = 1; i <= ORDERS; i++) {
            Thread thread = new Thread(orders::place, "order-" + i);
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            Await.until(thread.getName() + " waits", () -> ExhaustedPools.isWaiting(thread));
        }
        Files.writeString(Path.of(args[0]).resolve("self-deadlock.txt"), ExhaustedPools.threadPrint());
        Runtime.getRuntime().halt(0);
    }

    private void place() {
        try (Connection order = pool.getConnection()) {
            order.setAutoCommit(false);
            allConnectionsOut.countDown();
            allConnectionsOut.await();
            writeLogRecord();
            order.commit();
        } catch (SQLException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void writeLogRecord() throws SQLException {
        try (Connection log = pool.getConnection()) {
            log.createStatement().execute("SELECT 1");
        }
    }
}
