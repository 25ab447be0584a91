package dev.jvitals.target.os;

import static dev.jvitals.target.series.ProcessSeries.*;

import dev.jvitals.metrics.SampleSink;
import dev.jvitals.metrics.Series;
import dev.jvitals.target.Rate;
import dev.jvitals.target.Source;
import dev.jvitals.target.TargetGone;
import java.io.File;
import java.io.IOException;
import java.time.Duration;

/** CPU, memory, page faults and files of the process. Some 60 µs a sample; also notices the process's end. */
public final class ProcessSource implements Source {
    /** Counting the descriptors of a server with many connections takes milliseconds, and they change slowly. */
    private static final int SAMPLES_BETWEEN_FILE_COUNTS = 5;

    private static final long KILO = 1024;

    private final long pid;
    private final String proc;
    private final Duration period;
    private final long startTicks;
    private final ProcFile file = new ProcFile();
    private final Rate user = new Rate();
    private final Rate system = new Rate();
    private final Rate minorFaults = new Rate();
    private final Rate childFaults = new Rate();
    private final Rate majorFaults = new Rate();
    private final Rate switches = new Rate();
    private int samples;

    /** Throws {@link TargetGone} where no such process runs. */
    public ProcessSource(long pid, Duration period) throws TargetGone {
        this.pid = pid;
        this.proc = "/proc/" + pid;
        this.period = period;
        this.startTicks = stat().startTicks();
    }

    @Override
    public String name() {
        return "/proc";
    }

    @Override
    public Duration period() {
        return period;
    }

    private ProcStat stat() throws TargetGone {
        ProcStat stat = ProcStat.read(file, proc + "/stat");
        if (stat == null || stat.isZombie()) {
            throw new TargetGone(pid);
        }
        return stat;
    }

    @Override
    public void sample(long atMillis, SampleSink sink) throws IOException {
        ProcStat stat = stat();
        if (stat.startTicks() != startTicks) {
            throw new TargetGone(pid); // the pid was given to another process
        }
        long now = System.nanoTime();
        double userCores = user.perSecond(stat.userNanos() / 1e9, now);
        double systemCores = system.perSecond(stat.systemNanos() / 1e9, now);
        rate(sink, CPU_USER, atMillis, userCores);
        rate(sink, CPU_SYSTEM, atMillis, systemCores);
        rate(sink, CPU, atMillis, userCores + systemCores);
        rate(sink, CHILD_FAULTS, atMillis, childFaults.perSecond((double) stat.childFaults(), now));
        rate(sink, MINOR_FAULTS, atMillis, minorFaults.perSecond((double) stat.minorFaults(), now));
        rate(sink, MAJOR_FAULTS, atMillis, majorFaults.perSecond((double) stat.majorFaults(), now));
        sink.sample(OS_THREADS, atMillis, (double) stat.threads());
        memory(atMillis, now, sink);
        if (samples++ % SAMPLES_BETWEEN_FILE_COUNTS == 0) {
            files(atMillis, sink);
        }
    }

    private void memory(long atMillis, long nowNanos, SampleSink sink) throws IOException {
        file.read(proc + "/status");
        bytes(sink, RESIDENT, atMillis, "VmRSS:");
        bytes(sink, ANONYMOUS, atMillis, "RssAnon:");
        bytes(sink, FILE_BACKED, atMillis, "RssFile:");
        bytes(sink, SHARED, atMillis, "RssShmem:");
        bytes(sink, SWAP, atMillis, "VmSwap:");
        long given = file.number("voluntary_ctxt_switches:", 0);
        rate(sink, VOLUNTARY_SWITCHES, atMillis, switches.perSecond((double) given, nowNanos));
    }

    private void bytes(SampleSink sink, Series series, long atMillis, String key) {
        long kilobytes = file.number(key, -1);
        if (kilobytes >= 0) {
            sink.sample(series, atMillis, (double) (kilobytes * KILO));
        }
    }

    private void files(long atMillis, SampleSink sink) {
        String[] open = new File(proc + "/fd").list();
        if (open != null) {
            sink.sample(OPEN_FILES, atMillis, open.length);
        }
        ProcFile limits = file.readOrNull(proc + "/limits");
        long limit = limits == null ? -1 : limits.number("Max open files", -1);
        if (limit >= 0) {
            sink.sample(OPEN_FILES_MAX, atMillis, (double) limit);
        }
    }

    private static void rate(SampleSink sink, Series series, long atMillis, double value) {
        if (!Double.isNaN(value)) {
            sink.sample(series, atMillis, value);
        }
    }

    @Override
    public void close() {}
}
