package dev.jvitals.ui.live;

import dev.jvitals.base.Unit;
import dev.jvitals.metrics.History;
import dev.jvitals.metrics.TimedEvent;
import dev.jvitals.ui.chart.ChartSpec;
import java.util.List;

/** The charts of a JVM by topic. Ids are those of the series that sources tell. */
final class LiveCharts {
    static final String PAUSE = "gc.pause";
    static final String CYCLE = "gc.cycle";
    static final String STALL = "gc.stall";

    /** Told by every JVM whose pauses are. */
    static final String SHARE = "gc.share";

    /** By then it is told. */
    private static final long PATIENCE_MILLIS = 20_000;

    private static final long HOUR_MILLIS = 3_600_000;

    private static final String NOT_COUNTED =
            "GC pauses are not counted by this JVM: ZGC of JDK 11 does not count its own, and"
                    + " with -XX:-UsePerfData no JVM does.";

    private LiveCharts() {}

    static ChartSpec heap() {
        return ChartSpec.of("Heap", Unit.BYTES)
                .meaning(
                        "What the heap holds, by generation. A saw-tooth is healthy; a floor (the level after collections)"
                                + " that keeps rising is a leak.")
                .stack(
                        "heap.old.used", "old",
                        "heap.heap.used", "objects",
                        "heap.young.used", "young",
                        "heap.survivor.used", "survivor",
                        "heap.eden.used", "eden")
                .step("heap.after.gc", "after GC")
                .line("heap.committed", "committed")
                .limit("heap.max", "max")
                .build();
    }

    static ChartSpec pauses() {
        return ChartSpec.of("GC pauses", Unit.NANOS)
                .meaning("Each stop of the application for a collection: when and how long. Which pauses are too long"
                        + " depends on the service; those of a second and more are felt by everybody.")
                .points(
                        List.of(PAUSE, STALL),
                        event -> (double) event.durationNanos(),
                        PauseKind.legend(),
                        event -> isTwin(event) ? -1 : PauseKind.ALL.indexOf(PauseKind.of(event)))
                .needs(SHARE, NOT_COUNTED)
                .none(LiveCharts::noPause)
                .build();
    }

    /** What is said where no pause is to be shown. */
    static String noPause(History history) {
        boolean isYoung = history.lastMillis() - history.firstMillis() < PATIENCE_MILLIS;
        if (history.series(SHARE).isEmpty() && !isYoung) {
            return NOT_COUNTED;
        }
        return areCollectionsUntold(history)
                ? "Shenandoah's pauses are known only while the JVM answers.\n" + "All stops are in GC › Time stopped."
                : "No pause in this range of time";
    }

    /** What is said where no cycle is to be shown: G1 has cycles of which a live JVM tells only the stops. */
    static String noCycle(History history) {
        if (areCollectionsUntold(history)) {
            return "Shenandoah's cycles are known only while the JVM answers.";
        }
        long last = history.lastMillis();
        boolean onlyStops = history.events(CYCLE, last - HOUR_MILLIS, last).isEmpty()
                && history.events(PAUSE, last - HOUR_MILLIS, last).stream()
                        .anyMatch(pause -> PauseKind.of(pause) == PauseKind.PHASE);
        return onlyStops
                ? "Of its cycles this JVM tells only the stops: those “in a cycle” among the pauses.\n"
                        + "The cycles of G1 are known while events are streamed, and from a GC log."
                : "No cycle in this range of time";
    }

    /** Of Shenandoah only the management beans tell single collections. */
    private static boolean areCollectionsUntold(History history) {
        boolean beansTell = history.latest("threads.RUNNABLE")
                .filter(sample -> !sample.isGap())
                .isPresent();
        return history.series("gc.cycles").isPresent() && !beansTell;
    }

    /** A degenerated collection is a pause and a stall; it is drawn as the first. */
    private static boolean isTwin(TimedEvent event) {
        return event.kind().equals(STALL) && event.what().startsWith("Degenerated");
    }

    static ChartSpec threadStates() {
        return ChartSpec.of("Threads by state", Unit.COUNT)
                .meaning("Java threads. RUNNABLE also holds threads that wait in the kernel for a socket. Many BLOCKED"
                        + " threads fight for a lock.")
                .stack(
                        "threads.RUNNABLE", "runnable",
                        "threads.BLOCKED", "blocked",
                        "threads.WAITING", "waiting",
                        "threads.TIMED_WAITING", "timed waiting",
                        "threads.NEW", "new")
                .line("threads.total", "live")
                .build();
    }

    static ChartSpec allocation() {
        return ChartSpec.of("Allocation", Unit.BYTES_PER_SECOND)
                .meaning("New objects, and what of them outlives young collections.")
                .area("heap.allocation", "allocated")
                .line("heap.promotion", "promoted")
                .needs("heap.allocation", "Allocated: told by JDK 21 and later, and late updates of 11 and 17.")
                .build();
    }

    static ChartSpec timeStopped() {
        return ChartSpec.of("Time stopped", Unit.SHARE)
                .meaning("Share of time that the application stood still. Below 5 % is usual, above 20 % is trouble.")
                .area("gc.share", "for GC")
                .line("safepoint.share", "at safepoints")
                .needs(SHARE, "For GC: not counted by this JVM.")
                .build();
    }

    static List<ChartSpec> memory() {
        return List.of(
                heap(),
                allocation(),
                ChartSpec.of("Survivor overflow", Unit.BYTES)
                        .meaning("Survivors beyond the desired survivor size: promoted too early. Zero is healthy.")
                        .area("heap.survivor.overflow", "overflow")
                        .needs("Told by Serial, Parallel, G1 and CMS; ZGC and Shenandoah have no survivor spaces.")
                        .build(),
                ChartSpec.of("Buffers", Unit.BYTES)
                        .meaning("Memory outside the heap that java.nio buffers hold.")
                        .area("buffers.direct.used", "direct")
                        .line("buffers.mapped.used", "mapped")
                        .build());
    }

    static List<ChartSpec> gc() {
        return List.of(
                pauses(),
                ChartSpec.of("Concurrent cycles", Unit.NANOS)
                        .meaning(
                                "Collections that run beside the application. Not pauses: they take processors, not time.")
                        .points(
                                List.of(CYCLE),
                                event -> (double) event.durationNanos(),
                                List.of(new dev.jvitals.ui.chart.ChartLayer.PointKind(
                                        "cycle",
                                        "From a cycle's begin to its end.",
                                        4,
                                        dev.jvitals.ui.chart.PointShape.SQUARE)),
                                event -> 0)
                        .none(LiveCharts::noCycle)
                        .build(),
                timeStopped(),
                ChartSpec.of("Safepoints", Unit.NANOS)
                        .meaning("How long it takes to stop all threads, and how long they stand. A long way to the"
                                + " safepoint means a thread that does not look up: a huge loop, or a page fault.")
                        .area("safepoint.stop", "at safepoint")
                        .line("safepoint.sync", "time to safepoint")
                        .points(
                                List.of("safepoint"),
                                event -> (double) event.durationNanos(),
                                List.of(new dev.jvitals.ui.chart.ChartLayer.PointKind(
                                        "operation",
                                        "What threads were stopped for. Known while events are streamed.",
                                        3,
                                        dev.jvitals.ui.chart.PointShape.CIRCLE)),
                                event -> 0)
                        .build());
    }

    static List<ChartSpec> threads() {
        return List.of(
                threadStates(),
                ChartSpec.of("Thread starts", Unit.PER_SECOND)
                        .meaning("New threads each second. A steady rate means that a pool is missing.")
                        .area("threads.started", "started")
                        .build(),
                ChartSpec.of("Virtual threads", Unit.COUNT)
                        .meaning(
                                "Virtual threads on a carrier, and those that wait for one. A long queue: too few cores, or"
                                        + " threads that pin their carriers.")
                        .area("threads.virtual.mounted", "mounted")
                        .line("threads.virtual.queued", "queued")
                        .limit("threads.virtual.carriers", "carriers")
                        .needs("JDK 24 and later tell of virtual threads.")
                        .build());
    }

    static ChartSpec resident() {
        return ChartSpec.of("Resident memory", Unit.BYTES)
                .meaning("Physical memory of the process by kind, against its limit.")
                .stack("memory.anonymous", "anonymous", "memory.file", "file-backed", "memory.shared", "shared")
                .line("memory.resident", "all") // the kinds of it only Linux tells, and no flight recording
                .line("memory.swap", "swapped out")
                .limit("container.memory.limit", "container limit")
                .build();
    }

    static ChartSpec cHeap() {
        return ChartSpec.of("C heap", Unit.BYTES)
                .meaning("What malloc has handed out, and what it keeps back though freed. Looked up seldom.")
                .stack("malloc.used", "in use", "malloc.retained", "kept back")
                .needs("Late updates of JDK 11, and 17 and later tell it, on glibc.")
                .build();
    }

    static List<ChartSpec> host() {
        return List.of(
                ChartSpec.of("CPU of the JVM", Unit.CORES)
                        .meaning("Processor cores that the process keeps busy, and how many threads wait for one.")
                        .stack("cpu.user", "user", "cpu.system", "system")
                        .line("cpu.wait", "waiting for a core")
                        .limit("container.cpu.limit", "limit")
                        .build(),
                ChartSpec.of("CPU of the machine", Unit.SHARE)
                        .meaning("Share of all cores. Steal is what the hypervisor gave to others.")
                        .stack(
                                "host.cpu.user", "user",
                                "host.cpu.system", "system",
                                "host.iowait", "I/O wait",
                                "host.steal", "steal")
                        .build(),
                ChartSpec.of("Pressure", Unit.SHARE)
                        .meaning("Share of time that some task of the machine waited for this (kernel's PSI).")
                        .line("host.pressure.cpu", "cpu")
                        .line("host.pressure.memory", "memory")
                        .line("host.pressure.io", "io")
                        .line("container.cpu.throttled", "throttled")
                        .build(),
                ChartSpec.of("Run queue", Unit.COUNT)
                        .meaning("Threads of the machine that run or want to. More than there are cores means waiting.")
                        .area("host.runqueue", "runnable")
                        .line("host.load", "load, 1 min")
                        .build(),
                ChartSpec.of("Memory of the machine", Unit.BYTES)
                        .meaning("What programs can still have, and what the page cache holds.")
                        .area("host.memory.available", "available")
                        .line("host.memory.cache", "page cache")
                        .limit("host.memory.total", "total")
                        .build(),
                ChartSpec.of("Paging", Unit.PER_SECOND)
                        .meaning("Page faults of the process. Major ones read a disk: zero is healthy.")
                        .line("faults.minor", "minor faults")
                        .line("faults.major", "major faults")
                        .build(),
                ChartSpec.of("Disk busy", Unit.SHARE)
                        .meaning(
                                "Share of time in which the busiest disk had work. Flash disks may have room at 100 %.")
                        .area("host.disk.busy", "busy")
                        .build(),
                ChartSpec.of("Disk queue", Unit.COUNT)
                        .meaning("Requests that the busiest disk had at once. More than it can do at once wait.")
                        .area("host.disk.queue", "requests")
                        .build(),
                ChartSpec.of("Disk response", Unit.MILLIS)
                        .meaning("How long a request took on average, waiting included.")
                        .line("host.disk.await", "each request")
                        .build(),
                ChartSpec.of("Network", Unit.BYTES_PER_SECOND)
                        .meaning("Bytes of all interfaces but the loopback.")
                        .line("host.net.received", "received")
                        .line("host.net.sent", "sent")
                        .build(),
                ChartSpec.of("Network losses", Unit.PER_SECOND)
                        .meaning("What was lost, turned away, dropped or damaged. All of it near zero is healthy.")
                        .line("host.net.retransmits", "sent again")
                        .line("host.net.overflows", "turned away")
                        .line("host.net.dropped", "dropped")
                        .line("host.net.errors", "damaged")
                        .build(),
                ChartSpec.of("TCP sockets", Unit.COUNT)
                        .meaning("Sockets of the process by state. Growing CLOSE_WAIT: this program forgets to close.")
                        .stack(
                                "sockets.ESTABLISHED", "established",
                                "sockets.CLOSE_WAIT", "close wait",
                                "sockets.TIME_WAIT", "time wait",
                                "sockets.LISTEN", "listen",
                                "sockets.SYN_SENT", "syn sent",
                                "sockets.FIN_WAIT2", "fin wait 2")
                        .build(),
                ChartSpec.of("Open files", Unit.COUNT)
                        .meaning("File descriptors in use against what the process may have.")
                        .area("files.open", "open")
                        .limit("files.limit", "limit")
                        .build(),
                ChartSpec.of("Child processes", Unit.COUNT)
                        .meaning("Child processes that are alive, and starts per second.")
                        .area("process.children", "alive")
                        .line("process.starts", "starts/s")
                        .build());
    }

    static List<ChartSpec> code() {
        return List.of(
                ChartSpec.of("Classes", Unit.COUNT)
                        .meaning("Loaded and unloaded since the start. Loaded should level off after warm-up.")
                        .area("classes.loaded", "loaded")
                        .line("classes.unloaded", "unloaded")
                        .build(),
                ChartSpec.of("Metaspace", Unit.BYTES)
                        .meaning("Class metadata. Growth without end is a class loader leak.")
                        .area("metaspace.used", "used")
                        .line("metaspace.committed", "committed")
                        .line("classspace.used", "class space")
                        .build(),
                ChartSpec.of("Code cache", Unit.BYTES)
                        .meaning("Compiled code. When full, the JVM compiles no more or throws code away.")
                        .area("code.used", "used")
                        .line("code.committed", "committed")
                        .limit("code.max", "limit")
                        .build(),
                ChartSpec.of("Compiling", Unit.PER_SECOND)
                        .meaning("Methods compiled per second: much at warm-up, little after.")
                        .area("jit.compiles", "compilations")
                        .build(),
                ChartSpec.of("JIT queue", Unit.COUNT)
                        .meaning("Methods that wait for a compiler thread.")
                        .area("jit.queue", "waiting")
                        .needs("JDK 23 and later tell it, by the flight recorder: the button Events above begins it.")
                        .build());
    }
}
