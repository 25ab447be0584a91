package dev.jvitals.target.os;

import static dev.jvitals.target.series.HostSeries.*;
import static dev.jvitals.target.series.MachineIoSeries.CPU_ERRORS;
import static dev.jvitals.target.series.MachineIoSeries.OOM_KILLS;

import dev.jvitals.metrics.SampleSink;
import dev.jvitals.metrics.Series;
import dev.jvitals.target.Rate;
import dev.jvitals.target.Source;
import java.io.IOException;
import java.time.Duration;

/** CPU, memory, swapping, pressure and errors of the machine. Six small files a sample, some 150 µs. */
public final class HostSource implements Source {
    private static final long KILO = 1024;
    private static final long PAGE_BYTES = 4096;

    /** Columns of the first line of /proc/stat. Source: proc_stat(5). */
    private static final int USER = 0;

    private static final int NICE = 1;
    private static final int SYSTEM = 2;
    private static final int IDLE = 3;
    private static final int WAITING = 4;
    private static final int INTERRUPT = 5;
    private static final int SOFT_INTERRUPT = 6;
    private static final int STOLEN = 7;
    private static final int COLUMNS = 8;

    private static final long MACHINE_CHECKS_MILLIS = 30_000;

    private final Duration period;
    private final ProcFile file = new ProcFile();
    private long[] lastTicks = new long[COLUMNS];
    private final Rate swapIn = new Rate();
    private final Rate swapOut = new Rate();
    private final Rate cpuStall = new Rate();
    private final Rate memoryStall = new Rate();
    private final Rate ioStall = new Rate();
    private long nextChecksMillis;

    public HostSource(Duration period) {
        this.period = period;
    }

    @Override
    public String name() {
        return "/proc";
    }

    @Override
    public Duration period() {
        return period;
    }

    @Override
    public void sample(long atMillis, SampleSink sink) throws IOException {
        long now = System.nanoTime();
        cpu(atMillis, sink);
        sink.sample(LOAD, atMillis, file.read("/proc/loadavg").nextDouble());
        file.read("/proc/meminfo");
        sink.sample(CORES, atMillis, Runtime.getRuntime().availableProcessors());
        sink.sample(MEMORY_TOTAL, atMillis, (double) (file.number("MemTotal:", 0) * KILO));
        sink.sample(MEMORY_AVAILABLE, atMillis, (double) (file.number("MemAvailable:", 0) * KILO));
        sink.sample(PAGE_CACHE, atMillis, (double) (file.number("Cached:", 0) * KILO));
        file.read("/proc/vmstat");
        long in = file.number("pswpin ", 0) * PAGE_BYTES;
        long out = file.number("pswpout ", 0) * PAGE_BYTES;
        tell(sink, SWAP_IN, atMillis, swapIn.perSecond((double) in, now));
        tell(sink, SWAP_OUT, atMillis, swapOut.perSecond((double) out, now));
        sink.sample(OOM_KILLS, atMillis, (double) file.number("oom_kill ", 0));
        pressure("cpu", PRESSURE_CPU, cpuStall, atMillis, sink);
        pressure("memory", PRESSURE_MEMORY, memoryStall, atMillis, sink);
        pressure("io", PRESSURE_IO, ioStall, atMillis, sink);
        machineChecks(atMillis, sink);
    }

    private void cpu(long atMillis, SampleSink sink) throws IOException {
        file.read("/proc/stat");
        sink.sample(RUN_QUEUE, atMillis, (double) file.number("procs_running ", 0));
        file.afterKey("cpu ");
        long[] ticks = new long[COLUMNS];
        long[] spent = new long[COLUMNS];
        long total = 0;
        for (int i = 0; i < COLUMNS; i++) {
            ticks[i] = file.nextLong(0);
            spent[i] = Math.max(0, ticks[i] - lastTicks[i]); // iowait may fall, says the kernel's documentation
            total += spent[i];
        }
        boolean first = lastTicks[USER] == 0;
        lastTicks = ticks;
        if (first || total == 0) {
            return;
        }
        double all = total;
        sink.sample(CPU, atMillis, 1 - (spent[IDLE] + spent[WAITING]) / all);
        sink.sample(CPU_USER, atMillis, (spent[USER] + spent[NICE]) / all);
        sink.sample(CPU_SYSTEM, atMillis, (spent[SYSTEM] + spent[INTERRUPT] + spent[SOFT_INTERRUPT]) / all);
        sink.sample(IO_WAIT, atMillis, spent[WAITING] / all);
        sink.sample(STEAL, atMillis, spent[STOLEN] / all);
    }

    /** {@code some avg10=0.00 avg60=0.00 avg300=0.00 total=0}, the total in microseconds. Absent on older kernels. */
    private void pressure(String resource, Series series, Rate rate, long atMillis, SampleSink sink) {
        ProcFile pressure = file.readOrNull("/proc/pressure/" + resource);
        if (pressure != null) {
            String total = pressure.skipWords(4).nextWord();
            if (total.startsWith("total=")) {
                double stalledSeconds = Long.parseLong(total.substring("total=".length())) / 1e6;
                // a reader that is held up between figure and clock would see more than all of the time
                tell(sink, series, atMillis, Math.min(1, rate.perSecond(stalledSeconds, System.nanoTime())));
            }
        }
    }

    /** The file grows with the number of processors and seldom changes: read each half minute. */
    private void machineChecks(long atMillis, SampleSink sink) {
        if (atMillis < nextChecksMillis) {
            return;
        }
        nextChecksMillis = atMillis + MACHINE_CHECKS_MILLIS;
        ProcFile interrupts = file.readOrNull("/proc/interrupts");
        while (interrupts != null && interrupts.nextLine()) {
            if (interrupts.nextWord().equals("MCE:")) {
                long sum = 0;
                for (long each = interrupts.nextLong(-1); each >= 0; each = interrupts.nextLong(-1)) {
                    sum += each;
                }
                sink.sample(CPU_ERRORS, atMillis, (double) sum);
                return;
            }
        }
    }

    private static void tell(SampleSink sink, Series series, long atMillis, double value) {
        if (!Double.isNaN(value)) {
            sink.sample(series, atMillis, value);
        }
    }

    @Override
    public void close() {}
}
