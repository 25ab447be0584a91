package dev.jvitals.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a command that is ended by a signal (Ctrl-C, kill) put away what it made: the thread that made this is interrupted,
 * and the JVM stays until it closes this, or for a few seconds.
 */
final class EndedBySignal implements AutoCloseable {
    /** Enough to kill a handful of JVMs and to delete their files; longer, and people send the next signal. */
    private static final long PATIENCE_SECONDS = 10;

    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread hook;

    /** From now on a signal interrupts this thread. */
    EndedBySignal() {
        Thread worker = Thread.currentThread();
        hook = new Thread(() -> interrupt(worker), "ended-by-signal");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void interrupt(Thread worker) {
        worker.interrupt();
        try {
            closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The signal has come.
        }
    }
}
