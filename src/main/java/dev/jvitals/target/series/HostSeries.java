package dev.jvitals.target.series;

import dev.jvitals.base.Unit;
import dev.jvitals.metrics.Series;
import java.util.List;

/** The machine. */
public final class HostSeries {
    public static final Series CPU =
            new Series("host.cpu", "CPU of the machine", Unit.SHARE, "/proc/stat", "Share of all cores that is busy.");
    public static final Series CPU_USER =
            new Series("host.cpu.user", "User", Unit.SHARE, "/proc/stat", "Share of all cores busy in programs.");
    public static final Series CPU_SYSTEM =
            new Series("host.cpu.system", "System", Unit.SHARE, "/proc/stat", "Share of all cores busy in the kernel.");
    public static final Series IO_WAIT = new Series(
            "host.iowait",
            "I/O wait",
            Unit.SHARE,
            "/proc/stat iowait",
            "Share of all cores idle while a disk is waited for.");
    public static final Series STEAL = new Series(
            "host.steal",
            "Steal",
            Unit.SHARE,
            "/proc/stat steal",
            "Share of all cores that the hypervisor gave to others.");
    public static final Series RUN_QUEUE = new Series(
            "host.runqueue",
            "Runnable",
            Unit.COUNT,
            "/proc/stat procs_running",
            "Threads of the machine that run or want to. More than cores means waiting.");
    public static final Series LOAD =
            new Series("host.load", "Load", Unit.COUNT, "/proc/loadavg", "Load average of the last minute.");
    public static final Series CORES =
            new Series("host.cores", "Cores", Unit.COUNT, "/proc/stat", "Processor cores that programs here may use.");
    public static final Series MEMORY_TOTAL =
            new Series("host.memory.total", "Memory", Unit.BYTES, "/proc/meminfo MemTotal", "The machine's memory.");
    public static final Series MEMORY_AVAILABLE = new Series(
            "host.memory.available",
            "Memory available",
            Unit.BYTES,
            "/proc/meminfo MemAvailable",
            "Memory that programs can still get without swapping.");
    public static final Series PAGE_CACHE = new Series(
            "host.memory.cache",
            "Page cache",
            Unit.BYTES,
            "/proc/meminfo Cached",
            "File pages kept in memory; given back when needed.");
    public static final Series SWAP_IN = new Series(
            "host.swap.in",
            "Swap in",
            Unit.BYTES_PER_SECOND,
            "/proc/vmstat pswpin",
            "Bytes per second read back from swap. Zero is healthy.");
    public static final Series SWAP_OUT = new Series(
            "host.swap.out",
            "Swap out",
            Unit.BYTES_PER_SECOND,
            "/proc/vmstat pswpout",
            "Bytes per second written to swap.");
    public static final Series PRESSURE_CPU = new Series(
            "host.pressure.cpu",
            "CPU pressure",
            Unit.SHARE,
            "/proc/pressure/cpu",
            "Share of time that some task waited for a processor.");
    public static final Series PRESSURE_MEMORY = new Series(
            "host.pressure.memory",
            "Memory pressure",
            Unit.SHARE,
            "/proc/pressure/memory",
            "Share of time that some task waited for memory.");
    public static final Series PRESSURE_IO = new Series(
            "host.pressure.io",
            "I/O pressure",
            Unit.SHARE,
            "/proc/pressure/io",
            "Share of time that some task waited for a disk.");

    private HostSeries() {}

    static List<Series> all() {
        return List.of(
                CPU,
                CPU_USER,
                CPU_SYSTEM,
                IO_WAIT,
                STEAL,
                RUN_QUEUE,
                LOAD,
                CORES,
                MEMORY_TOTAL,
                MEMORY_AVAILABLE,
                PAGE_CACHE,
                SWAP_IN,
                SWAP_OUT,
                PRESSURE_CPU,
                PRESSURE_MEMORY,
                PRESSURE_IO);
    }
}
