package dev.jvitals.target.jmx;

import dev.jvitals.metrics.SampleSink;
import dev.jvitals.target.Pace;
import dev.jvitals.target.series.ThreadSeries;
import dev.jvitals.threads.signature.ObserverThreads;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import javax.management.MBeanServerConnection;

/**
 * Threads by state. Asks for every thread without its stack, which stops nobody; some 20 µs for each in either JVM, so it
 * slows down for thousands. One thread at a time.
 */
final class ThreadStates {
    private static final double MAX_SHARE = 0.005;
    private static final Duration SLOWEST = Duration.ofSeconds(30);
    /** Deadlocks are for ever: looking for them seldom finds them as well, and stops the target for a moment. */
    private static final long NANOS_BETWEEN_DEADLOCK_LOOKS =
            Duration.ofSeconds(10).toNanos();

    private final ThreadMXBean threads;
    private final Pace pace;
    private long nextNanos;
    private long nextDeadlockLookNanos;

    ThreadStates(MBeanServerConnection server, Duration period) throws IOException {
        threads = ManagementFactory.newPlatformMXBeanProxy(
                server, ManagementFactory.THREAD_MXBEAN_NAME, ThreadMXBean.class);
        pace = new Pace(period, MAX_SHARE, SLOWEST);
        nextNanos = System.nanoTime();
        nextDeadlockLookNanos = nextNanos;
    }

    /** Samples if it is time to. */
    void sampleWhenDue(SampleSink sink) {
        long started = System.nanoTime();
        if (started - nextNanos < 0) {
            return;
        }
        states(sink);
        long now = System.nanoTime();
        pace.took(now - started);
        nextNanos =
                started + pace.period().toNanos() - pace.period().toNanos() / 10; // due with this sample, not the next
        if (now - nextDeadlockLookNanos >= 0) {
            long[] deadlocked = threads.findDeadlockedThreads();
            sink.sample(
                    ThreadSeries.DEADLOCKED, System.currentTimeMillis(), deadlocked == null ? 0 : deadlocked.length);
            nextDeadlockLookNanos = now + NANOS_BETWEEN_DEADLOCK_LOOKS;
        }
    }

    private void states(SampleSink sink) {
        Map<Thread.State, Integer> counts = new EnumMap<>(Thread.State.class);
        int observers = 0;
        for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (thread != null) {
                counts.merge(thread.getThreadState(), 1, Integer::sum);
                observers += ObserverThreads.isOne(thread.getThreadName()) ? 1 : 0;
            }
        }
        long atMillis = System.currentTimeMillis();
        for (Thread.State state : Thread.State.values()) {
            if (state != Thread.State.NEW && state != Thread.State.TERMINATED) { // never among live threads
                sink.sample(ThreadSeries.inState(state), atMillis, counts.getOrDefault(state, 0));
            }
        }
        sink.sample(ThreadSeries.OBSERVERS, atMillis, observers);
    }
}
