package dev.jvitals.demo.threads;

import dev.jvitals.demo.common.Background;
import dev.jvitals.demo.common.Incident;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Two money transfers lock the same two accounts in opposite order, once with monitors and once with
 * {@link ReentrantLock}s. The healthy variant locks in one order.
 */
public final class Deadlock implements Incident {
    private static final LongAdder POSTED = new LongAdder();

    private final boolean healthy;

    public Deadlock(boolean healthy) {
        this.healthy = healthy;
    }

    @Override
    public void start() {
        Account savings = new Account();
        Account checking = new Account();
        CyclicBarrier bothHoldOne = new CyclicBarrier(2);
        transfer("transfer-1", savings, checking, bothHoldOne);
        transfer("transfer-2", checking, savings, bothHoldOne);

        ReentrantLock ledger = new ReentrantLock();
        ReentrantLock journal = new ReentrantLock();
        CyclicBarrier bothLocked = new CyclicBarrier(2);
        book("booking-1", ledger, journal, bothLocked);
        book("booking-2", healthy ? ledger : journal, healthy ? journal : ledger, bothLocked);
    }

    private static final class Account {
        private long cents = 1_000_000;

        void add(long more) {
            cents += more;
            if (cents < 0) {
                cents = 0;
            }
        }
    }

    private void transfer(String thread, Account from, Account to, CyclicBarrier bothHoldOne) {
        Background.forever(thread, 10, () -> {
            synchronized (from) {
                if (!healthy) {
                    bothHoldOne.await();
                    withdraw(from, to);
                }
            }
        });
    }

    private static void withdraw(Account from, Account to) {
        synchronized (to) {
            from.add(-1);
            to.add(1);
        }
    }

    private static void post(ReentrantLock second) {
        second.lock();
        try {
            POSTED.increment();
        } finally {
            second.unlock();
        }
    }

    private void book(String thread, ReentrantLock first, ReentrantLock second, CyclicBarrier bothLocked) {
        Background.forever(thread, 10, () -> {
            first.lock();
            try {
                if (!healthy) {
                    bothLocked.await();
                }
                post(second);
            } finally {
                first.unlock();
            }
        });
    }
}
