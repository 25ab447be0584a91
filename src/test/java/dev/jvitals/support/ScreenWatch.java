package dev.jvitals.support;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.application.Platform;

/**
 * A watchdog over the JavaFX thread: asks it something again and again, and sees what holds it until it answers. Held is
 * what this program does to it: processor time, and waits within our own code. On a busy machine answers take longer, for
 * the kernel lets the thread or the toolkit's renderer stand in line; that is told apart, as the wait.
 */
public final class ScreenWatch implements AutoCloseable {
    private static final long PAUSE_NANOS = 10_000_000;
    private static final long LOOK_MILLIS = 10;

    private final Thread screen = FxToolkit.call(Thread::currentThread);
    private final ThreadMXBean clocks = ManagementFactory.getThreadMXBean();
    private final Thread thread;
    private volatile boolean closed;
    private volatile long longestHeldNanos;
    private volatile long longestWaitNanos;
    private volatile String worst = "";

    public ScreenWatch() {
        thread = Thread.ofPlatform().daemon().name("screen-watch").start(this::run);
    }

    private void run() {
        while (!closed) {
            ask();
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private void ask() {
        CountDownLatch answered = new CountDownLatch(1);
        long cpuBefore = clocks.getThreadCpuTime(screen.threadId());
        long asked = System.nanoTime();
        Platform.runLater(answered::countDown);
        long blockedNanos = 0;
        String stack = "";
        try {
            long looked = asked;
            while (!answered.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                StackTraceElement[] frames = screen.getStackTrace();
                long now = System.nanoTime();
                if (screen.getState() != Thread.State.RUNNABLE && isOurs(frames)) {
                    blockedNanos += now - looked;
                }
                looked = now;
                stack = words(frames);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        long held = clocks.getThreadCpuTime(screen.threadId()) - cpuBefore + blockedNanos;
        longestWaitNanos = Math.max(longestWaitNanos, System.nanoTime() - asked);
        if (held > longestHeldNanos) {
            longestHeldNanos = held;
            worst = stack;
        }
    }

    private static boolean isOurs(StackTraceElement[] frames) {
        return Stream.of(frames).anyMatch(frame -> frame.getClassName().startsWith("dev.jvitals."));
    }

    private static String words(StackTraceElement[] frames) {
        return Stream.of(frames).map(StackTraceElement::toString).collect(Collectors.joining("\n  at "));
    }

    /** The longest that this program held the JavaFX thread, in milliseconds. */
    public double longestHeldMillis() {
        return longestHeldNanos / 1e6;
    }

    /** The longest that an answer took, for whatever reason. */
    public double longestWaitMillis() {
        return longestWaitNanos / 1e6;
    }

    /** What the JavaFX thread did when it was held longest; empty if it answered at once. */
    public String worst() {
        return worst;
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }
}
