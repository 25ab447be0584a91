package dev.jvitals.session.live;

import dev.jvitals.base.Failure;
import dev.jvitals.metrics.Gap;
import dev.jvitals.metrics.SampleSink;
import dev.jvitals.target.Source;
import dev.jvitals.target.SourceLoop;
import dev.jvitals.target.TargetGone;
import dev.jvitals.target.attach.Jcmd;
import dev.jvitals.target.gc.Collector;
import dev.jvitals.target.gc.Pause;
import dev.jvitals.target.gc.PauseJoiner;
import dev.jvitals.target.hsperf.CountersSource;
import dev.jvitals.target.hsperf.MappedFiles;
import dev.jvitals.target.hsperf.PauseSource;
import dev.jvitals.target.hsperf.PerfFile;
import dev.jvitals.target.jfr.FlightRecorderSource;
import dev.jvitals.target.jmx.JmxConnection;
import dev.jvitals.target.jmx.JmxSource;
import dev.jvitals.target.nmt.MallocSource;
import dev.jvitals.target.nmt.NativeMemory;
import dev.jvitals.target.nmt.NativeMemorySource;
import dev.jvitals.target.os.ChildrenSource;
import dev.jvitals.target.os.ContainerSource;
import dev.jvitals.target.os.DiskSource;
import dev.jvitals.target.os.EndWitness;
import dev.jvitals.target.os.HostSource;
import dev.jvitals.target.os.LinuxHost;
import dev.jvitals.target.os.NetworkSource;
import dev.jvitals.target.os.ProcessSource;
import dev.jvitals.target.os.RunQueueSource;
import dev.jvitals.target.os.SocketSource;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.management.MBeanServerConnection;
import org.jspecify.annotations.Nullable;

/**
 * One JVM being watched. Every source samples on a thread of its own into the sink, so a source that hangs silences only
 * itself. Thread-safe; no method waits for the target.
 */
public final class LiveTarget implements AutoCloseable {
    /** A source that does not come back within this is said to be silent. */
    private static final Duration DEADLINE = Duration.ofSeconds(5);
    /** Socket tables and containers' files every second would tell nothing more. */
    private static final Duration SLOW = Duration.ofSeconds(5);

    private static final Duration CHECK = Duration.ofSeconds(1);
    /** A summary costs the target a millisecond. */
    private static final Duration NATIVE_MEMORY = Duration.ofSeconds(10);
    /** A thousand lines for two figures. */
    private static final Duration MALLOC = Duration.ofSeconds(60);
    /** The counters tell the heap if attaching has not succeeded by then. */
    private static final long ATTACH_NANOS = Duration.ofSeconds(4).toNanos();

    private final long pid;
    private final LiveOptions how;
    private final SampleSink sink;
    private final Jcmd jcmd;
    private final FlagsAnswer flags;
    private final @Nullable PerfFile counters;
    private final String options;
    private final @Nullable JmxSource management;
    private final NativeMemorySource nativeMemory;
    private volatile @Nullable FlightRecorderSource flightRecorder;
    private final @Nullable EndWitness witness;
    private final PauseJoiner pauses;
    private final long startedNanos = System.nanoTime();
    private final List<SourceLoop> loops = new CopyOnWriteArrayList<>();
    private final Set<String> sourceNames = ConcurrentHashMap.newKeySet();
    private final Thread watchdog =
            Thread.ofPlatform().daemon().name("jvitals-watchdog").unstarted(this::watchOver);
    private volatile Duration pace;
    private volatile @Nullable TargetEnd end;
    private volatile boolean closed;
    private boolean commandsRun;
    private boolean ending;

    private LiveTarget(long pid, LiveOptions how, SampleSink sink) throws IOException {
        this.pid = pid;
        this.how = how;
        this.pace = how.every();
        this.sink = sink;
        this.jcmd = new Jcmd(pid);
        this.flags = new FlagsAnswer(jcmd);
        this.nativeMemory = new NativeMemorySource(jcmd, NATIVE_MEMORY);
        this.witness = LinuxHost.isHere() ? new EndWitness(pid) : null;
        this.counters = openCounters();
        this.options = counters == null ? "" : JvmAbout.options(counters);
        this.management = how.attach() ? new JmxSource(pid, how.every(), this::told, flags::ask) : null;
        PauseSource counted = counters == null ? null : new PauseSource(counters, this::counted);
        Collector collector = counted == null ? Collector.UNKNOWN : counted.collector();
        this.pauses = new PauseJoiner(sink, collector, this::isAttached, this::isToldByFlightRecorder);
        if (counters != null && counted != null) {
            run(new CountersSource(counters, how.every(), this::heapComesFromBeans));
            run(counted);
        }
        if (management != null) {
            run(management);
        }
        if (management != null && how.flightRecorder()) {
            startFlightRecorder();
        }
        if (LinuxHost.isHere()) {
            runLinuxSources();
        }
        watchdog.start();
    }

    /**
     * Begins to watch; returns before anything was measured.
     *
     * @throws Failure if no such process runs, or it cannot be looked at
     */
    public static LiveTarget watch(long pid, LiveOptions options, SampleSink sink) {
        if (ProcessHandle.of(pid).isEmpty()) {
            throw Failure.unreachable(pid, "no such process; jvitals ps lists the JVMs of this machine", null);
        }
        try {
            return new LiveTarget(pid, options, sink);
        } catch (IOException e) {
            throw Failure.unreachable(pid, String.valueOf(e.getMessage()), e);
        }
    }

    private @Nullable PerfFile openCounters() {
        try {
            PerfFile file = MappedFiles.openCounters(pid);
            if (file == null) {
                sink.gap("hsperfdata", System.currentTimeMillis(), "The JVM publishes no counters.");
            }
            return file;
        } catch (IOException | Failure e) {
            sink.gap("hsperfdata", System.currentTimeMillis(), "Its counters cannot be read: " + e.getMessage());
            return null;
        }
    }

    private void runLinuxSources() throws IOException {
        run(new ProcessSource(pid, how.every()));
        run(new RunQueueSource(pid, how.every()));
        run(new ChildrenSource(pid, how.every(), this::isFlightRecorderOn));
        run(new SocketSource(pid, slow()));
        run(new HostSource(how.every()));
        run(new DiskSource(slow()));
        run(new NetworkSource(pid, slow()));
        run(new ContainerSource(pid, slow()));
    }

    private Duration slow() {
        return how.every().compareTo(SLOW) > 0 ? how.every() : SLOW;
    }

    private synchronized void run(Source source) {
        if (closed || ending) {
            source.close();
            return;
        }
        SourceLoop loop = new SourceLoop(source, sink, DEADLINE, this::gone);
        loop.slowDown(pace);
        sourceNames.add(source.name());
        loops.add(loop);
        loop.start();
    }

    private void counted(Pause pause) {
        pauses.counted(pause);
    }

    private void told(Pause pause) {
        pauses.told(pause);
    }

    /** Whether management beans answer at present. */
    public boolean isAttached() {
        return management != null && management.isConnected();
    }

    /** The connection to the management beans; empty while there is none. */
    public Optional<JmxConnection> management() {
        return management == null ? Optional.empty() : Optional.ofNullable(management.connection());
    }

    private boolean heapComesFromBeans() {
        boolean stillConnecting = management != null && System.nanoTime() - startedNanos < ATTACH_NANOS;
        return (management != null && management.isAnswering()) || stillConnecting;
    }

    private void watchOver() {
        try {
            while (!closed && end == null) {
                Thread.sleep(CHECK);
                check();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed
        }
    }

    /** Commands wait until the door is open: several knocks at once would only hold each other up. */
    private void runCommandsOnceAttached() {
        boolean givenUp = System.nanoTime() - startedNanos > 3 * ATTACH_NANOS;
        if (how.attach() && !commandsRun && (isAttached() || givenUp)) {
            commandsRun = true;
            run(nativeMemory);
            run(new MallocSource(jcmd, MALLOC));
        }
    }

    private void check() {
        runCommandsOnceAttached();
        loops.forEach(SourceLoop::checkDeadline);
        pauses.flush(System.currentTimeMillis());
        boolean over = witness == null ? ProcessHandle.of(pid).isEmpty() : witness.hasEnded();
        if (over) { // at once, however seldom the sources look
            gone(new TargetGone(pid));
        }
    }

    private void gone(TargetGone gone) {
        synchronized (this) {
            if (closed || ending) {
                return;
            }
            ending = true;
        }
        long now = System.currentTimeMillis();
        TargetEnd how = new TargetEnd(now, witness == null ? String.valueOf(gone.getMessage()) : witness.testify());
        loops.forEach(SourceLoop::stop);
        loops.forEach(SourceLoop::close);
        sourceNames.forEach(name -> sink.gap(name, now, Gap.ENDED)); // how it ended is said once, not over every chart
        sink.event(how.toEvent());
        end = how;
    }

    /**
     * Streams the flight recorder's events from now on, if the JVM is attached to. Costs the target some MB; says in a gap of
     * {@code JFR} where it cannot.
     */
    public synchronized void startFlightRecorder() {
        if (flightRecorder == null && !closed) {
            FlightRecorderSource source = new FlightRecorderSource(this::server, pauses::recorded);
            flightRecorder = source;
            run(source);
        }
    }

    /** Ends the stream of the flight recorder's events; may wait for the target. */
    public void stopFlightRecorder() {
        FlightRecorderSource source;
        synchronized (this) {
            source = flightRecorder;
            flightRecorder = null;
        }
        if (source != null) {
            List<SourceLoop> own =
                    loops.stream().filter(loop -> loop.samples(source)).toList();
            loops.removeAll(own);
            own.forEach(SourceLoop::close);
            sink.gap(source.name(), System.currentTimeMillis(), "The stream of events was ended.");
        }
    }

    /** Whether the flight recorder was asked for, streaming already or not. */
    public boolean isFlightRecorderWanted() {
        return flightRecorder != null && whyNoFlightRecorder().isEmpty();
    }

    /** Why this JVM has no events to stream, once they were asked for. */
    public Optional<String> whyNoFlightRecorder() {
        FlightRecorderSource source = flightRecorder;
        return source == null ? Optional.empty() : source.whyMissing();
    }

    /** Takes figures no more often than this from now on; each collection is still seen. */
    public synchronized void slowDown(Duration least) {
        pace = least;
        loops.forEach(loop -> loop.slowDown(least));
    }

    /** What {@link #slowDown} said last. */
    public Duration pace() {
        return pace;
    }

    private @Nullable MBeanServerConnection server() {
        JmxConnection connection = management == null ? null : management.connection();
        return connection == null ? null : connection.server();
    }

    /** Whether the flight recorder's events come at present. */
    public boolean isFlightRecorderOn() {
        FlightRecorderSource source = flightRecorder;
        return source != null && source.isStreaming();
    }

    private boolean isToldByFlightRecorder(long endMillis) {
        FlightRecorderSource source = flightRecorder;
        return source != null && source.tells(endMillis);
    }

    /** The last summary of native memory tracking; empty where it is off. */
    public Optional<NativeMemory> nativeMemory() {
        return nativeMemory.latest();
    }

    /** The beans of the JVM; empty while it is not attached to. Calls on them wait for the target. */
    public Optional<MBeanServerConnection> managementBeans() {
        return Optional.ofNullable(server());
    }

    /** How the JVM ended; empty while it lives. */
    public Optional<TargetEnd> end() {
        return Optional.ofNullable(end);
    }

    /** What it answered to {@code VM.flags -all}; empty while it has not. */
    public String flags() {
        return flags.text();
    }

    /** The options it was started with, as its counters tell without being asked; empty where they do not. */
    public String options() {
        return options;
    }

    /** Diagnostic commands of the JVM. */
    public Jcmd jcmd() {
        return jcmd;
    }

    public long pid() {
        return pid;
    }

    /** Stops watching. The JVM's management agent stays as it is. */
    @Override
    public void close() {
        closed = true;
        watchdog.interrupt();
        loops.forEach(SourceLoop::stop);
        loops.forEach(SourceLoop::close);
        if (counters != null) {
            counters.close();
        }
    }
}
