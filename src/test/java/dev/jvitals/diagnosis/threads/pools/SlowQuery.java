package dev.jvitals.diagnosis.threads.pools;

import java.util.concurrent.CountDownLatch;

/** A function inside the database that does not come back while the program lives. */
public final class SlowQuery {
    private static final CountDownLatch NEVER = new CountDownLatch(1);

    private SlowQuery() {}

    /** Called by the database. */
    public static int run() throws InterruptedException {
        NEVER.await();
        return 0;
    }
}
