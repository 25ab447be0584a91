package dev.jvitals.diagnosis.live;

/** The ids of the series and the kinds of the events that the live rules read. */
final class Ids {
    static final String GC_PAUSE = "gc.pause";
    /** A collector that works beside the application has been through the heap. */
    static final String GC_CYCLE = "gc.cycle";
    /** The application had to wait for such a collector. */
    static final String GC_STALL = "gc.stall";

    /** The program itself asked for a collection. */
    static final String GC_CALL = "gc.call";

    static final String GC_SHARE = "gc.share";
    static final String GC_CYCLES = "gc.cycles";
    static final String SAFEPOINT_SHARE = "safepoint.share";
    static final String SAFEPOINT_STOP = "safepoint.stop";
    static final String HEAP_USED = "heap.used";
    static final String HEAP_COMMITTED = "heap.committed";
    static final String HEAP_MAX = "heap.max";
    static final String DIRECT_USED = "buffers.direct.used";
    static final String DIRECT_COUNT = "buffers.direct.count";
    static final String THREADS = "threads.total";
    static final String THREADS_DEADLOCKED = "threads.deadlocked";
    static final String CLASSES_LOADED = "classes.loaded";
    static final String CLASSES_UNLOADED = "classes.unloaded";
    static final String METASPACE_USED = "metaspace.used";
    static final String METASPACE_COMMITTED = "metaspace.committed";
    static final String CODE_COMMITTED = "code.committed";
    static final String COMPILING = "jit.time";
    static final String PROCESS_START = "process.start";
    static final String CHILDREN = "process.children";
    static final String CHILD_FAULTS = "faults.children";
    static final String CPU_PROCESS = "cpu.process";
    static final String CPU_WAIT = "cpu.wait";
    static final String CPU_SYSTEM = "cpu.system";
    static final String RESIDENT = "memory.resident";
    static final String SHARED = "memory.shared";
    static final String SWAPPED = "memory.swap";
    static final String CONTAINER_LIMIT = "container.memory.limit";
    static final String CONTAINER_CORES = "container.cpu.limit";
    static final String HOST_MEMORY = "host.memory.total";
    static final String HOST_CORES = "host.cores";
    static final String HOST_CPU = "host.cpu";
    static final String HOST_RUN_QUEUE = "host.runqueue";
    static final String HOST_STEAL = "host.steal";
    static final String HOST_IO_WAIT = "host.iowait";
    static final String HOST_AVAILABLE = "host.memory.available";
    static final String DISK_BUSY = "host.disk.busy";
    static final String DISK_QUEUE = "host.disk.queue";
    static final String DISK_AWAIT = "host.disk.await";
    static final String HOST_SWAP_IN = "host.swap.in";

    private Ids() {}

    static String socketsIn(String state) {
        return "sockets." + state;
    }

    static String threadsIn(Thread.State state) {
        return "threads." + state;
    }

    static String pressure(String resource) {
        return "host.pressure." + resource;
    }

    /** The category of a series of native memory tracking's committed bytes; empty for other series. */
    static String nativeCategory(String series) {
        return series.startsWith("native.") && series.endsWith(".committed")
                ? series.substring("native.".length(), series.length() - ".committed".length())
                : "";
    }
}
