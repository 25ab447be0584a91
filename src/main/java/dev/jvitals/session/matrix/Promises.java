package dev.jvitals.session.matrix;

import dev.jvitals.diagnosis.Suspect.Kind;
import dev.jvitals.session.practice.Incident;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What must be found of each practice incident, by what the rules are given: the rule, the pieces of evidence, and the
 * class, thread, pool or frame that the program really uses.
 */
final class Promises {
    /** Stands for the collector that the incident runs with. */
    static final String COLLECTOR = "{collector}";

    private static final String LEAK = "heap-leak";
    private static final Map<String, Map<Input, List<Promise>>> ALL = new LinkedHashMap<>();

    static {
        heaps();
        outsideTheHeap();
        threads();
        servers();
        machine();
    }

    private Promises() {}

    /** Those of the incident, or of all that run together in it; none for a healthy one and for what an input cannot show. */
    static List<Promise> of(Incident incident, Input input) {
        return Arrays.stream(incident.id().split("\\+"))
                .flatMap(id -> ALL.getOrDefault(id, Map.of()).getOrDefault(input, List.of()).stream())
                .toList();
    }

    /** A recording shows what the live look saw, but for what that asked the JVM on suspicion. */
    private static void put(String incident, Promise live, Promise... moreLive) {
        Map<Input, List<Promise>> inputs = new LinkedHashMap<>();
        Promise[] all = new Promise[moreLive.length + 1];
        all[0] = live;
        System.arraycopy(moreLive, 0, all, 1, moreLive.length);
        inputs.put(Input.LIVE, List.of(all));
        inputs.put(
                Input.RECORDING,
                Arrays.stream(all)
                        .map(each -> new Promise(each.rule(), List.of(), List.of(), each.mayBeNote()))
                        .toList());
        ALL.put(incident, inputs);
    }

    private static void alsoFrom(Input input, String incident, Promise promise) {
        ALL.getOrDefault(incident, Map.of()).put(input, List.of(promise));
    }

    private static void heaps() {
        put(
                "long-full-gc",
                Promise.of("long-gc-pause")
                        .with("longest pause", "its cause", "pauses over 1 s", "share of time stopped by them")
                        .with("collector", "MaxHeapSize", "share of the old generation it reclaimed")
                        .naming(Kind.COLLECTOR, COLLECTOR));
        Promise climb = Promise.of(LEAK)
                .with("slope of the floor after collections", "floor at the end", "time until full", "largest heap")
                .with("collections seen");
        Promise holder = Promise.of(LEAK)
                .with("retained", "share of the heap", "where it piles up", "what piles up", "how many");
        put("unacked-buffer", climb.naming(Kind.CLASS, "UnackedBuffer$Packet"));
        alsoFrom(
                Input.HEAP_DUMP,
                "unacked-buffer",
                holder.with("kept by", "path from the root")
                        .naming(Kind.OBJECT, "ConcurrentSkipListMap")
                        .naming(Kind.CLASS, "UnackedBuffer$Packet"));
        put("thread-local-leak", climb.naming(Kind.CLASS, "java.util.HashMap"));
        alsoFrom(
                Input.HEAP_DUMP,
                "thread-local-leak",
                holder.with("thread local").naming(Kind.THREAD, "http-nio-").naming(Kind.CLASS, "java.util.HashMap"));
        put(
                "heap-too-small",
                Promise.of("gc-thrash")
                        .with("share of time in collections", "reclaimed ", "MaxHeapSize")
                        .with("origin of MaxHeapSize", "memory of the machine or container")
                        .naming(Kind.FLAG, "MaxHeapSize"),
                Promise.of("default-heap-size")
                        .with("MaxHeapSize", "origin of MaxHeapSize", "memory of the machine or container")
                        .naming(Kind.FLAG, "MaxHeapSize"));
        put(
                "explicit-gc",
                Promise.of("explicit-gc")
                        .with("calls per minute", "longest pause by a call")
                        .naming(Kind.FRAME, "Housekeeping.tidyUp"));
    }

    private static void outsideTheHeap() {
        put(
                "direct-memory",
                Promise.of("direct-memory")
                        .with("direct buffers", "their limit", "buffers", "time since an old collection")
                        .with("-XX:+DisableExplicitGC")
                        .naming(Kind.CLASS, "java.nio.DirectByteBuffer")
                        .naming(Kind.FLAG, "DisableExplicitGC"));
        alsoFrom(
                Input.HEAP_DUMP,
                "direct-memory",
                Promise.of("direct-memory")
                        .with("capacity of direct buffers", "direct buffers", "limit", "owner ")
                        .naming(Kind.CLASS, "DirectMemory$PushQueue"));
        put(
                "untouched-heap",
                Promise.of("resident-growth")
                        .with("growth of resident memory", "of it heap touched for the first time")
                        .with("of it other native memory", "committed heap", "resident memory", "heap in use")
                        .with("outside the heap: ")
                        .asNote());
        put(
                "native-growth",
                Promise.of("native-growth")
                        .with("growth of resident memory", "of it heap touched for the first time", "growth of ")
                        .with("unexplained remainder")
                        .naming(Kind.CATEGORY, "unexplained"));
        put(
                "oom-killed",
                Promise.of("oom-kill-risk")
                        .with("resident memory", "limit", "headroom", "swapped out", "growth per minute", "MaxHeapSize")
                        .naming(Kind.FLAG, "MaxHeapSize"),
                Promise.of("oom-killed")
                        .with("the record", "limit", "last resident memory", "last committed heap", "in its last ")
                        .naming(Kind.PROCESS, ""));
        put(
                "metaspace-leak",
                Promise.of("class-leak")
                        .with("slope of loaded classes", "loaded classes", "unloaded in this time", "loaders of class")
                        .naming(Kind.LOADER, "MetaspaceLeak$ApplicationLoader"));
        alsoFrom(
                Input.HEAP_DUMP,
                "metaspace-leak",
                Promise.of("class-leak")
                        .with("class loaders of", "classes they loaded", "heap they retain", "one of them is kept by")
                        .naming(Kind.CLASS, "MetaspaceLeak$ApplicationLoader"));
    }

    private static void threads() {
        Promise explosion = Promise.of("thread-explosion");
        put(
                "thread-explosion",
                explosion
                        .with("threads", "slope", "their name pattern", "share of all threads", "their stack")
                        .with("stack memory reserved")
                        .naming(Kind.POOL, "jms-producer-")
                        .naming(Kind.FRAME, "MessageProducer.produce"));
        alsoFrom(
                Input.THREAD_DUMPS,
                "thread-explosion",
                explosion
                        .with("threads of the pattern jms-producer-", "share of all platform threads", "the stack that")
                        .with("stack memory reserved", "count in each dump", "growth")
                        .naming(Kind.FRAME, "MessageProducer.produce"));
        Promise runaway = Promise.of("runaway-thread")
                .naming(Kind.THREAD, "price-refresh")
                .naming(Kind.FRAME, "PriceTable.slotOf");
        put("runaway-thread", runaway.with("CPU it got", "over", "in "));
        alsoFrom(
                Input.THREAD_DUMPS,
                "runaway-thread",
                runaway.with("CPU of \"price-refresh\"", "seen so for", "frames that recur"));
        Promise contention = Promise.of("lock-contention")
                .with("threads waiting for the lock", "lock", "owner", "what the owner does", "longest wait");
        both(
                "lock-convoy",
                contention.naming(Kind.LOCK, "LockConvoy$InvoiceNumbers").naming(Kind.THREAD, "request-"));
        both(
                "logging-storm",
                contention
                        .with("share of all threads in logging frames")
                        .naming(Kind.CLASS, "OutputStreamAppender")
                        .naming(Kind.FRAME, "CheckoutService.checkout"));
        both(
                "deadlock",
                Promise.of("deadlock")
                        .with("threads in the circle", "\"transfer-1\" waits for", "\"transfer-2\" waits for")
                        .with("\"booking-1\" waits for", "\"booking-2\" waits for")
                        .naming(Kind.THREAD, "transfer-1", "transfer-2", "booking-1", "booking-2")
                        .naming(Kind.LOCK, "Deadlock$Account", "ReentrantLock"));
    }

    private static void both(String incident, Promise promise) {
        put(incident, promise);
        alsoFrom(Input.THREAD_DUMPS, incident, promise);
    }

    private static void servers() {
        both(
                "pool-exhausted",
                Promise.of("pool-wait")
                        .with("threads waiting to borrow", "pool library", "threads seen to hold one", "longest wait")
                        .with("size of the pool", "10 threads with one in hand")
                        .with("waiting in a call from dev.jvitals.demo.server.PoolExhausted$OrderService")
                        .naming(Kind.POOL, "orders-pool")
                        .naming(Kind.THREAD, "request-")
                        .naming(Kind.FRAME, "Database.slowSum"));
        both(
                "pool-self-deadlock",
                Promise.of("pool-self-deadlock")
                        .with("waiters that hold one already", "all waiters", "size of the pool")
                        .naming(Kind.POOL, "orders-pool")
                        .naming(Kind.THREAD, "request-")
                        .naming(Kind.FRAME, "AuditLog.record", "OrderService.saveOrder"));
        both(
                "workers-busy",
                Promise.of("workers-saturated")
                        .with("workers", "idle workers", "each ")
                        .naming(Kind.POOL, "http-nio-")
                        .naming(Kind.FRAME, "RemoteSystem.call"));
    }

    private static void machine() {
        String[] pressure = MachineWatch.tellsPressure() ? new String[] {"stalled for cpu"} : new String[0];
        put(
                "fork-storm",
                Promise.of("process-spawning")
                        .with("process starts per second", "the command run most", "children alive")
                        .with("system CPU of this JVM")
                        .naming(Kind.PROCESS, "/bin/sh")
                        .naming(Kind.FRAME, "ReportService.render"));
        alsoFrom(
                Input.THREAD_DUMPS,
                "fork-storm",
                Promise.of("process-spawning")
                        .with("threads starting a process", "children alive")
                        .naming(Kind.FRAME, "ReportService.render"));
        put(
                "close-wait",
                Promise.of("socket-buildup")
                        .with("sockets in CLOSE_WAIT", "sockets in ESTABLISHED", "slope of CLOSE_WAIT")
                        .naming(Kind.SOCKET, "127.0.0.1")
                        .naming(Kind.FRAME, "StockClient.callAndForget"));
        put(
                "host-pressure",
                Promise.of("host-pressure")
                        .with("utilisation: CPU busy", "saturation: runnable threads per core", "CPU of this JVM")
                        .with(pressure)
                        .naming(Kind.CATEGORY, "CPU"));
    }
}
