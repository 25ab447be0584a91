package dev.jvitals.target.jfr;

import dev.jvitals.metrics.SampleSink;
import dev.jvitals.target.attach.Deadline;
import dev.jvitals.target.gc.Pause;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.RuntimeMXBean;
import java.time.Duration;
import java.util.function.Predicate;
import javax.management.MBeanServerConnection;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import jdk.jfr.EventSettings;
import jdk.management.jfr.FlightRecorderMXBean;
import jdk.management.jfr.RemoteRecordingStream;

/**
 * Streams events of one JVM into a sink, from start until closed. In the target it is a recording with few and rare events:
 * some MB of memory, and CPU too little to measure beside a busy program.
 */
public final class FlightRecorder implements AutoCloseable {
    /** Since JDK 16; to older JVMs it connects and delivers nothing, without any error. */
    private static final int FIRST_FEATURE = 16;

    private static final Duration START_LIMIT = Duration.ofSeconds(20);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(3);
    /** Safepoints of less than this are told by the counters' means only; there can be thousands a second. */
    private static final Duration SAFEPOINT_THRESHOLD = Duration.ofMillis(1);

    private final RemoteRecordingStream stream;
    private final SampleSink sink;
    private final Predicate<Pause> isFirst;
    private volatile boolean ended;
    /** Collections before this are told by others. */
    private volatile long firstMillis = Long.MAX_VALUE;

    private FlightRecorder(RemoteRecordingStream stream, SampleSink sink, Predicate<Pause> isFirst) {
        this.stream = stream;
        this.sink = sink;
        this.isFirst = isFirst;
        stream.onClose(() -> ended = true);
    }

    /** Whether the stream has ended by itself: the connection was cut, or somebody stopped the recording. */
    public boolean hasEnded() {
        return ended;
    }

    /**
     * Starts a recording in the target. Throws {@link IOException} with a sentence where it has none or refuses.
     *
     * @param isFirst asked once for each collection: whether nobody else has told it
     */
    @SuppressWarnings("MustBeClosedChecker") // closed by close(), and here if starting fails
    public static FlightRecorder start(MBeanServerConnection server, SampleSink sink, Predicate<Pause> isFirst)
            throws IOException {
        return Deadline.call("Start of the flight recorder", START_LIMIT, () -> {
            checkVersion(server);
            checkModule(server);
            RemoteRecordingStream stream = open(server);
            try {
                configure(stream);
                FlightRecorder recorder = new FlightRecorder(stream, sink, isFirst);
                GcEvents.register(stream, recorder::toldOnce);
                SystemEvents.register(stream, sink);
                stream.startAsync();
                return recorder;
            } catch (RuntimeException e) {
                stream.close();
                throw e;
            }
        });
    }

    /** Collections that end from now on are told by this stream, and should be by nobody else. */
    void tellFromNowOn() {
        firstMillis = System.currentTimeMillis();
    }

    /** Whether this stream tells a collection that ended at that time. */
    boolean tells(long endMillis) {
        return !ended && endMillis >= firstMillis;
    }

    private void toldOnce(Pause pause) {
        if (pause.endMillis() >= firstMillis && isFirst.test(pause)) {
            sink.event(pause.toEvent());
        }
    }

    private static void checkVersion(MBeanServerConnection server) throws IOException {
        String version = ManagementFactory.newPlatformMXBeanProxy(
                        server, ManagementFactory.RUNTIME_MXBEAN_NAME, RuntimeMXBean.class)
                .getSpecVersion();
        int feature = version.startsWith("1.") ? 8 : Integer.parseInt(version);
        if (feature < FIRST_FEATURE) {
            throw new FlightRecorderMissing("The flight recorder streams from JDK " + FIRST_FEATURE
                    + " on; this JVM is a JDK " + feature
                    + ". A file of its recorder (jcmd, JFR.start) can be opened here.");
        }
    }

    /** A runtime that was linked without it answers otherwise with no word of why. */
    private static void checkModule(MBeanServerConnection server) throws IOException, MalformedObjectNameException {
        if (!server.isRegistered(new ObjectName(FlightRecorderMXBean.MXBEAN_NAME))) {
            throw new FlightRecorderMissing(
                    "The JVM has no flight recorder: its Java runtime lacks the module jdk.management.jfr.");
        }
    }

    private static RemoteRecordingStream open(MBeanServerConnection server) throws IOException {
        try {
            return new RemoteRecordingStream(server);
        } catch (RuntimeException e) {
            throw new FlightRecorderMissing("The JVM has no flight recorder: " + e.getMessage());
        }
    }

    private static void configure(RemoteRecordingStream stream) {
        for (String event : GcEvents.NAMES) {
            stream.enable(event).withoutThreshold().withoutStackTrace();
        }
        stream.enable("jdk.ExecuteVMOperation")
                .withThreshold(SAFEPOINT_THRESHOLD)
                .withoutStackTrace();
        stream.enable("jdk.SafepointStateSynchronization")
                .withThreshold(SAFEPOINT_THRESHOLD)
                .withoutStackTrace();
        EventSettings starts = stream.enable("jdk.ProcessStart");
        starts.withStackTrace();
        stream.enable("jdk.SystemGC").withoutThreshold().withStackTrace(); // JDK 17 and later have it
        stream.enable("jdk.VirtualThreadPinned")
                .withThreshold(Duration.ofMillis(20))
                .withStackTrace();
        stream.enable("jdk.CompilerQueueUtilization").withPeriod(Duration.ofSeconds(1));
        stream.setReuse(false);
    }

    /** Ends the recording; does not wait for a target that hangs. */
    @Override
    public void close() {
        try {
            Deadline.call("Stop of the flight recorder", CLOSE_LIMIT, () -> {
                stream.close();
                return true;
            });
        } catch (IOException e) {
            System.getLogger(FlightRecorder.class.getName()).log(System.Logger.Level.DEBUG, "JFR close", e);
        }
    }
}
