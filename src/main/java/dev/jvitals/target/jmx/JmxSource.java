package dev.jvitals.target.jmx;

import dev.jvitals.metrics.SampleSink;
import dev.jvitals.target.Source;
import dev.jvitals.target.gc.Pause;
import java.io.IOException;
import java.lang.reflect.UndeclaredThrowableException;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the management beans tell once a second. Connects when first sampled, and again after the connection is
 * lost. A sample is some fifteen calls, about a millisecond in either JVM.
 */
public final class JmxSource implements Source {
    private static final Duration RETRY = Duration.ofSeconds(10);

    private static final long NOT_ASKED = Long.MIN_VALUE;
    /** A JVM that answers needs milliseconds, on a busy machine a second. */
    private static final Duration OVERDUE = Duration.ofSeconds(5);

    private final long pid;
    private final Duration period;
    private final Consumer<Pause> collections;
    private final Runnable beforeConnecting;
    private volatile @Nullable Link link;
    private volatile boolean closed;
    private volatile boolean failing;
    private volatile long askedNanos = NOT_ASKED;

    private record Link(JmxConnection connection, MemorySource memory, ThreadStates threads, VirtualThreads virtual) {}

    /**
     * A source that is not connected yet.
     *
     * @param collections told each collection, on a thread of the JMX client
     * @param beforeConnecting done before each attempt to connect, on the thread that samples
     */
    public JmxSource(long pid, Duration period, Consumer<Pause> collections, Runnable beforeConnecting) {
        this.pid = pid;
        this.period = period;
        this.collections = collections;
        this.beforeConnecting = beforeConnecting;
    }

    @Override
    public String name() {
        return "JMX";
    }

    @Override
    public Duration period() {
        return failing ? RETRY : period;
    }

    /** Whether it delivers at present. */
    public boolean isConnected() {
        return link != null && !failing;
    }

    /**
     * Whether it delivers and no answer is overdue: a JVM that is short of memory may keep a connection and answer nothing for
     * minutes.
     */
    public boolean isAnswering() {
        long asked = askedNanos;
        return isConnected() && (asked == NOT_ASKED || System.nanoTime() - asked < OVERDUE.toNanos());
    }

    /** The connection; null while there is none. */
    public @Nullable JmxConnection connection() {
        Link current = link;
        return current == null ? null : current.connection;
    }

    @Override
    public void sample(long askedMillis, SampleSink sink) throws IOException {
        askedNanos = System.nanoTime();
        try {
            Link current = link == null ? connect(sink) : link;
            if (current != null) {
                current.memory.sample(sink);
                current.threads.sampleWhenDue(sink);
                current.virtual.sample(sink);
                failing = false;
            }
        } catch (IOException e) {
            drop();
            throw isRefusedByFilter(e)
                    ? new IOException("Its answer had classes that JVitals does not read, and was refused unread.", e)
                    : e;
        } catch (IllegalArgumentException e) { // how the JDK's proxies tell a bean that is not there
            drop();
            throw new IOException(
                    "Its management beans are not whole, as after an OutOfMemoryError while they were made: "
                            + e.getMessage(),
                    e);
        } catch (UndeclaredThrowableException e) { // how the beans' proxies tell a broken connection
            drop();
            throw new IOException("The JMX connection was lost: " + e.getCause(), e);
        } finally {
            askedNanos = NOT_ASKED;
        }
    }

    /** What {@link JmxConnection#FILTER} refuses comes wrapped in one of RMI's own exceptions. */
    private static boolean isRefusedByFilter(IOException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (String.valueOf(cause.getMessage()).contains("filter status: REJECTED")) {
                return true;
            }
        }
        return false;
    }

    private @Nullable Link connect(SampleSink sink) throws IOException {
        beforeConnecting.run();
        JmxConnection connection = JmxConnection.open(pid);
        try {
            Link made = new Link(
                    connection,
                    new MemorySource(connection.server()),
                    new ThreadStates(connection.server(), period),
                    new VirtualThreads(connection.server()));
            GcNotifications.listen(connection.server(), sink, collections);
            link = made;
        } catch (IOException | RuntimeException e) {
            connection.close();
            throw e;
        }
        if (closed) {
            drop();
        }
        return link;
    }

    private void drop() {
        failing = true;
        Link lost = link;
        link = null;
        if (lost != null) {
            lost.connection.close();
        }
    }

    @Override
    public void close() {
        closed = true;
        drop();
    }
}
