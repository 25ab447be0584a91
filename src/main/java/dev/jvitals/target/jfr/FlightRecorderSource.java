package dev.jvitals.target.jfr;

import dev.jvitals.metrics.SampleSink;
import dev.jvitals.target.Source;
import dev.jvitals.target.gc.Pause;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javax.management.MBeanServerConnection;
import org.jspecify.annotations.Nullable;

/** Keeps a flight recorder stream going while it runs, and begins another after a cut. Its events come on their own thread. */
public final class FlightRecorderSource implements Source {
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration NEVER = Duration.ofDays(1);

    private final Supplier<@Nullable MBeanServerConnection> connection;
    private final Predicate<Pause> isFirst;
    private volatile @Nullable FlightRecorder recorder;
    private volatile @Nullable String missing;
    private volatile boolean closed;

    /**
     * A source over a connection that comes and goes; null while there is none.
     *
     * @param isFirst asked once for each collection: whether nobody else has told it
     */
    public FlightRecorderSource(Supplier<@Nullable MBeanServerConnection> connection, Predicate<Pause> isFirst) {
        this.connection = connection;
        this.isFirst = isFirst;
    }

    @Override
    public String name() {
        return "JFR";
    }

    @Override
    public Duration period() {
        return missing == null ? LOOK : NEVER;
    }

    /** Why this JVM has no events to stream and never will; empty while nobody knows of a reason. */
    public Optional<String> whyMissing() {
        return Optional.ofNullable(missing);
    }

    /** Whether events come at present. */
    public boolean isStreaming() {
        FlightRecorder current = recorder;
        return current != null && !current.hasEnded();
    }

    /** Whether its events tell a collection that ended at that time, so that nobody else should. */
    public boolean tells(long endMillis) {
        FlightRecorder current = recorder;
        return current != null && current.tells(endMillis);
    }

    @Override
    public void sample(long atMillis, SampleSink sink) throws IOException {
        FlightRecorder current = recorder;
        if (current != null && !current.hasEnded()) {
            return;
        }
        recorder = null;
        if (current != null) {
            throw new IOException("The event stream was cut.");
        }
        MBeanServerConnection server = connection.get();
        if (server == null) {
            throw new IOException("The flight recorder is reached by JMX, which is not connected.");
        }
        try {
            FlightRecorder started = FlightRecorder.start(server, sink, isFirst);
            recorder = started;
            started.tellFromNowOn();
        } catch (FlightRecorderMissing e) {
            missing = e.getMessage();
            throw e;
        }
        if (closed) {
            close();
        }
    }

    @Override
    public void close() {
        closed = true;
        FlightRecorder current = recorder;
        if (current != null) {
            current.close();
        }
    }
}
