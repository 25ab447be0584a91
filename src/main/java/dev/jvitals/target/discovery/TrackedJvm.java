package dev.jvitals.target.discovery;

import dev.jvitals.base.Failure;
import dev.jvitals.target.gc.Collector;
import dev.jvitals.target.hsperf.CollectionTime;
import dev.jvitals.target.hsperf.HeapCounters;
import dev.jvitals.target.hsperf.MappedFiles;
import dev.jvitals.target.hsperf.MappedFiles.VirtualMachine;
import dev.jvitals.target.hsperf.PerfCounter;
import dev.jvitals.target.hsperf.PerfFile;
import dev.jvitals.target.os.LinuxHost;
import dev.jvitals.target.os.ProcFile;
import dev.jvitals.target.os.ProcStat;
import dev.jvitals.target.os.ProcessIdentity;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One JVM that the list follows from scan to scan. For one thread at a time. */
final class TrackedJvm implements AutoCloseable {
    /** A starting JVM makes its counters within this time; after it, looking again costs more than it can find. */
    private static final long STARTING_MILLIS = 10_000;

    private static final long PAGE_BYTES = 4096;

    private final ProcessIdentity identity;
    private final long startTicks;
    private final long startMillis;
    private @Nullable String releaseVersion;
    private MappedFiles mapped;
    private @Nullable PerfFile counters;
    private @Nullable HeapCounters heap;
    private @Nullable CollectionTime collections;
    private @Nullable PerfCounter liveThreads;
    private @Nullable String countersFailure;
    private final Share cpu = new Share();
    private final Share gc = new Share();

    /** A figure that only grows, seen as a share of the time since the last look; at the first, since the start. */
    private static final class Share {
        private long lastNanos;
        private long lastMillis;

        double since(long startMillis, long atMillis, long nanos) {
            long from = lastMillis == 0 ? startMillis : lastMillis;
            long spent = nanos - lastNanos;
            lastNanos = nanos;
            lastMillis = atMillis;
            return atMillis <= from ? Double.NaN : Math.max(0, spent / 1e6 / (atMillis - from));
        }
    }

    private TrackedJvm(ProcessIdentity identity, ProcStat stat, MappedFiles mapped) {
        this.identity = identity;
        this.startTicks = stat.startTicks();
        this.startMillis = LinuxHost.startMillis(stat);
        this.mapped = mapped;
    }

    /** The JVM of this process, or null where it is none. */
    static @Nullable TrackedJvm find(long pid, ProcStat stat, ProcFile file) {
        try {
            MappedFiles mapped = MappedFiles.of(pid, file);
            if (mapped.readable() && mapped.virtualMachine() == VirtualMachine.NONE) {
                return null;
            }
            ProcessIdentity identity = ProcessIdentity.read(pid);
            if (!mapped.readable() && !CommandLineWords.isJavaLauncher(identity.arguments())) {
                return null;
            }
            return new TrackedJvm(identity, stat, mapped);
        } catch (IOException e) {
            return null; // gone meanwhile
        }
    }

    boolean isSameProcess(ProcStat stat) {
        return stat.startTicks() == startTicks;
    }

    JvmRow row(ProcStat stat, ProcFile file, long atMillis) {
        openCounters(file, atMillis);
        return figures(stat, file, atMillis);
    }

    /** Looks for the counters while the JVM starts, and until they were found or found wanting. */
    private void openCounters(ProcFile file, long atMillis) {
        if (counters == null && countersFailure == null) {
            if (mapped.countersFile() == null && atMillis - startMillis < STARTING_MILLIS) {
                mapped = MappedFiles.of(identity.pid(), file);
            }
            tryToOpen();
        }
        try {
            if (counters != null) {
                counters.refreshNames();
                if (heap == null || heap.layout().collector() == Collector.UNKNOWN) {
                    lookUp(counters);
                }
            }
        } catch (IOException | Failure e) {
            dropCounters(e.getMessage());
        }
    }

    private void tryToOpen() {
        String name = mapped.countersFile();
        if (name == null || mapped.isCountersFileDeleted()) {
            return;
        }
        try {
            counters = PerfFile.open(mapped.seenFrom(identity.pid()));
        } catch (IOException | Failure e) {
            countersFailure = "its counters cannot be read: " + e.getMessage();
        }
    }

    private void lookUp(PerfFile file) {
        heap = new HeapCounters(file, options(file));
        collections = new CollectionTime(file);
        liveThreads = file.counter("java.threads.live");
    }

    private void dropCounters(@Nullable String why) {
        countersFailure = "its counters cannot be read any more: " + why;
        close();
        counters = null;
        heap = null;
        collections = null;
        liveThreads = null;
    }

    private static String options(PerfFile file) {
        return file.text("java.rt.vmArgs") + " " + file.text("java.rt.vmFlags");
    }

    /** A pause of Shenandoah may be longer than the time since the last look, at which it was not known. */
    private double gcShare(CollectionTime pauses, long atMillis) {
        long nanos = pauses.pauseNanos() + pauses.underWayNanos(atMillis, System.nanoTime());
        return Math.min(1, gc.since(startMillis, atMillis, nanos));
    }

    private JvmRow figures(ProcStat stat, ProcFile file, long atMillis) {
        PerfFile perf = counters;
        HeapCounters space = heap;
        CollectionTime pauses = collections;
        return new JvmRow(
                identity.pid(),
                identity.namespacePid(),
                mainClass(perf),
                version(perf),
                perf == null ? null : perf.text("java.property.java.vm.name"),
                identity.user(),
                startMillis,
                atMillis,
                space == null ? Collector.UNKNOWN : space.layout().collector(),
                space == null ? null : space.layout().mode(),
                space == null ? -1 : space.usedBytes(),
                space == null ? -1 : space.committedBytes(),
                space == null ? -1 : space.maxBytes(),
                liveThreads == null ? stat.threads() : liveThreads.read(),
                residentBytes(file),
                cpu.since(startMillis, atMillis, stat.cpuNanos()),
                pauses == null || !pauses.isKnown() ? Double.NaN : gcShare(pauses, atMillis),
                identity.containerId(),
                AccessRules.judge(identity, stat, mapped, perf, countersFailure));
    }

    private String mainClass(@Nullable PerfFile perf) {
        String command = perf == null ? null : perf.text("sun.rt.javaCommand");
        return command == null || command.isEmpty()
                ? CommandLineWords.mainClass(identity.arguments())
                : CommandLineWords.mainClass(command);
    }

    private @Nullable String version(@Nullable PerfFile perf) {
        String version = perf == null ? null : perf.text("java.property.java.version");
        if (version == null && releaseVersion == null) {
            releaseVersion = ReleaseFile.javaVersion(identity.pid());
        }
        return version == null ? releaseVersion : version;
    }

    private long residentBytes(ProcFile file) {
        ProcFile statm = file.readOrNull("/proc/" + identity.pid() + "/statm");
        return statm == null ? -1 : statm.skipWords(1).nextLong(0) * PAGE_BYTES;
    }

    @Override
    public void close() {
        if (counters != null) {
            counters.close();
        }
    }
}
