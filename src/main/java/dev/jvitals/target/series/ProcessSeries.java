package dev.jvitals.target.series;

import dev.jvitals.base.Unit;
import dev.jvitals.metrics.Series;
import java.util.List;

/** The process as the operating system sees it. */
public final class ProcessSeries {
    public static final Series CPU = new Series(
            "cpu.process",
            "CPU of the JVM",
            Unit.CORES,
            "/proc/PID/stat",
            "Processor cores that the process keeps busy.");
    public static final Series CPU_USER =
            new Series("cpu.user", "User CPU", Unit.CORES, "/proc/PID/stat utime", "Cores busy in the program itself.");
    public static final Series CPU_SYSTEM = new Series(
            "cpu.system",
            "System CPU",
            Unit.CORES,
            "/proc/PID/stat stime",
            "Cores busy in the kernel for this process: system calls, page faults, process creation.");
    public static final Series RUN_QUEUE_WAIT = new Series(
            "cpu.wait",
            "Waiting for a CPU",
            Unit.CORES,
            "/proc/PID/task/*/schedstat",
            "How many of its threads, on average, were ready to run and got no processor: too few cores, or throttled.");
    public static final Series RESIDENT = new Series(
            "memory.resident", "Resident", Unit.BYTES, "/proc/PID/status VmRSS", "Physical memory of the process.");
    public static final Series ANONYMOUS = new Series(
            "memory.anonymous",
            "Anonymous",
            Unit.BYTES,
            "/proc/PID/status RssAnon",
            "Resident memory that no file backs: heap, metaspace, stacks, malloc.");
    public static final Series FILE_BACKED = new Series(
            "memory.file",
            "File-backed",
            Unit.BYTES,
            "/proc/PID/status RssFile",
            "Resident pages of mapped files and libraries; the kernel can take them back.");
    public static final Series SHARED = new Series(
            "memory.shared",
            "Shared memory",
            Unit.BYTES,
            "/proc/PID/status RssShmem",
            "Resident shared memory; ZGC keeps its heap here on older kernels and JDKs.");
    public static final Series SWAP = new Series(
            "memory.swap",
            "Swapped",
            Unit.BYTES,
            "/proc/PID/status VmSwap",
            "Memory of the process in swap. Anything but zero hurts collections.");
    public static final Series MINOR_FAULTS = new Series(
            "faults.minor",
            "Minor page faults",
            Unit.PER_SECOND,
            "/proc/PID/stat minflt",
            "First touches of memory per second.");
    public static final Series CHILD_FAULTS = new Series(
            "faults.children",
            "Faults of ended children",
            Unit.PER_SECOND,
            "/proc/PID/stat cminflt",
            "Page faults of child processes that have ended: each start of a program costs some hundred. Tells of children"
                    + " that live too briefly to be seen.");
    public static final Series MAJOR_FAULTS = new Series(
            "faults.major",
            "Major page faults",
            Unit.PER_SECOND,
            "/proc/PID/stat majflt",
            "Page faults per second that had to read a disk. Zero is healthy.");
    public static final Series VOLUNTARY_SWITCHES = new Series(
            "switches.voluntary",
            "Context switches",
            Unit.PER_SECOND,
            "/proc/PID/status voluntary_ctxt_switches",
            "Times per second that the main thread gave up its processor.");
    public static final Series OPEN_FILES =
            new Series("files.open", "Open files", Unit.COUNT, "/proc/PID/fd", "File descriptors in use.");
    public static final Series OPEN_FILES_MAX = new Series(
            "files.limit",
            "Open files limit",
            Unit.COUNT,
            "/proc/PID/limits",
            "How many file descriptors the process may have.");
    public static final Series CHILDREN =
            new Series("process.children", "Children", Unit.COUNT, "/proc children", "Child processes alive.");
    public static final Series STARTS = new Series(
            "process.starts",
            "Process starts",
            Unit.PER_SECOND,
            "/proc children",
            "New child processes seen per second; those that ended within a second are missed without JFR.");
    public static final Series OS_THREADS = new Series(
            "threads.native",
            "Native threads",
            Unit.COUNT,
            "/proc/PID/stat num_threads",
            "All threads of the process, the JVM's own included.");

    private ProcessSeries() {}

    static List<Series> all() {
        return List.of(
                CPU,
                CPU_USER,
                CPU_SYSTEM,
                RUN_QUEUE_WAIT,
                RESIDENT,
                ANONYMOUS,
                FILE_BACKED,
                SHARED,
                SWAP,
                MINOR_FAULTS,
                CHILD_FAULTS,
                MAJOR_FAULTS,
                VOLUNTARY_SWITCHES,
                OPEN_FILES,
                OPEN_FILES_MAX,
                CHILDREN,
                STARTS,
                OS_THREADS);
    }
}
