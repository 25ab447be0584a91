package dev.jvitals.session.practice;

import dev.jvitals.base.Failure;
import java.util.Arrays;
import java.util.List;

/** All practice incidents. The programs themselves are in {@code dev.jvitals.demo}, known here by name only. */
public final class Incidents {
    private static final long OOM_LIMIT_BYTES = 256L * 1024 * 1024;

    private static final List<Incident> ALL = List.of(
            new Incident(
                    "long-full-gc",
                    "a portal under the throughput collector: huge pages go straight to the old generation",
                    "full collections of a second and more, the old generation filled in steps",
                    List.of("long-gc-pause"),
                    List.of("-XX:+UseParallelGC", "-Xms640m", "-Xmx640m", "-Xmn48m")),
            new Incident(
                    "unacked-buffer",
                    "a clustered cache keeps every packet until a slow node acknowledges it",
                    "the floor after each collection climbs; in a heap dump one map holds most of the heap",
                    List.of("heap-leak"),
                    List.of("-Xmx256m")),
            new Incident(
                    "direct-memory",
                    "server push over NIO: direct buffers are dropped, but no full collection ever frees them",
                    "the direct pool at its limit while the heap is quiet; OutOfMemoryError in what it prints",
                    List.of("direct-memory"),
                    List.of(
                            "-Xmx256m",
                            "-Xmn32m",
                            "-XX:MaxTenuringThreshold=2",
                            "-XX:MaxDirectMemorySize=256m",
                            "-XX:+DisableExplicitGC")),
            new Incident(
                    "fork-storm",
                    "each request runs a shell script",
                    "process starts per second, system CPU, threads inside process creation",
                    List.of("process-spawning"),
                    List.of("-Xmx128m")),
            new Incident(
                    "heap-too-small",
                    "nobody set -Xmx on a machine of 256 MB, and the working set fills the default heap",
                    "collections back to back that reclaim little; MaxHeapSize was chosen by the JVM",
                    List.of("gc-thrash", "default-heap-size"),
                    List.of("-XX:MaxRAM=256m")),
            new Incident(
                    "oom-killed",
                    "-Xmx above what the container has: the kernel will kill the process",
                    "resident memory near its limit; afterwards exit status 137 and the kernel's record",
                    List.of("oom-kill-risk", "oom-killed"),
                    List.of("heap-leak"),
                    OOM_LIMIT_BYTES,
                    List.of("-Xmx600m", "-Xmn16m")),
            new Incident(
                    "untouched-heap",
                    "a heap committed at the start is touched little by little: it looks like a leak and is none",
                    "resident memory grows up to the committed heap and stops, heap use does not grow",
                    List.of("resident-growth"),
                    List.of("-XX:+UseParallelGC", "-Xms640m", "-Xmx640m", "-Xmn580m", "-XX:MetaspaceSize=64m")),
            new Incident(
                    "native-growth",
                    "every session keeps a compressor that nobody ends: memory outside the heap",
                    "resident memory grows and the heap does not; the growth is in no category of native memory tracking",
                    List.of("native-growth"),
                    List.of("-Xmx128m", "-XX:NativeMemoryTracking=summary")),
            new Incident(
                    "thread-explosion",
                    "each send() makes a new thread with a message producer of its own",
                    "the number of threads climbs; one name pattern, one stack",
                    List.of("thread-explosion"),
                    List.of("-Xmx128m", "-Xss512k")),
            new Incident(
                    "runaway-thread",
                    "a search in a full hash table never ends",
                    "one thread keeps a core to itself, always in the same frames",
                    List.of("runaway-thread"),
                    List.of("-Xmx64m")),
            new Incident(
                    "lock-convoy",
                    "forty requests queue for one monitor, whose owner asks a slow remote system",
                    "threads BLOCKED on one lock, its owner in a socket read",
                    List.of("lock-contention"),
                    List.of("-Xmx64m")),
            new Incident(
                    "deadlock",
                    "two transfers lock the same accounts in opposite order, with monitors and with ReentrantLocks",
                    "two cycles of threads that wait for each other, for ever",
                    List.of("deadlock"),
                    List.of("-Xmx64m")),
            new Incident(
                    "pool-exhausted",
                    "forty requests share ten connections, which slow queries keep",
                    "thirty threads inside HikariPool.getConnection; who holds the connections",
                    List.of("pool-wait"),
                    List.of("-Xmx128m")),
            new Incident(
                    "pool-self-deadlock",
                    "a transaction opens a second one for its audit record, on the same pool",
                    "threads that wait for a connection and hold one themselves",
                    List.of("pool-self-deadlock"),
                    List.of("-Xmx128m")),
            new Incident(
                    "workers-busy",
                    "every worker of a web server waits for a slow remote system",
                    "all http-nio-exec threads busy, requests queue",
                    List.of("workers-saturated"),
                    List.of("-Xmx128m")),
            new Incident(
                    "thread-local-leak",
                    "each request leaves trace records in a thread local of its worker thread",
                    "the floor after each collection climbs; in a heap dump the worker threads retain it all",
                    List.of("heap-leak"),
                    List.of("-Xmx128m")),
            new Incident(
                    "close-wait",
                    "a slow remote system, and connections that are never closed on this side",
                    "sockets in CLOSE_WAIT, threads in socket reads, both growing",
                    List.of("socket-buildup"),
                    List.of("-Xmx64m")),
            new Incident(
                    "metaspace-leak",
                    "an application is deployed again and again, and its old class loaders are never let go",
                    "classes are loaded and none is unloaded; class loaders by the hundred",
                    List.of("class-leak"),
                    List.of("-Xmx256m", "-XX:MetaspaceSize=16m", "-XX:MaxMetaspaceSize=400m")),
            new Incident(
                    "explicit-gc",
                    "a housekeeping task calls System.gc() every other second",
                    "collections whose cause is System.gc()",
                    List.of("explicit-gc"),
                    List.of("-Xmx128m")),
            new Incident(
                    "logging-storm",
                    "trace logging in production: requests queue for the appender's lock",
                    "threads waiting in logging frames, their lock's owner writing to the file",
                    List.of("lock-contention"),
                    List.of("-Xmx64m")),
            new Incident(
                    "host-pressure",
                    "other processes want twice as many cores as the machine has",
                    "load per core, CPU pressure; this JVM itself uses next to nothing",
                    List.of("host-pressure"),
                    List.of("-Xmx64m")),
            new Incident(
                    "healthy",
                    "a busy, well-behaved server: web requests, a pool, a bounded cache",
                    "nothing: no rule says more than info",
                    List.of(),
                    List.of("-Xmx256m")));

    private Incidents() {}

    /** In the order they are listed in. */
    public static List<Incident> all() {
        return ALL;
    }

    /**
     * The one of that name, or several at once in one JVM, their names joined by {@code +}; a failure of usage where there
     * is none.
     */
    public static Incident named(String id) {
        return Arrays.stream(id.split("\\+", -1))
                .map(Incidents::single)
                .reduce(Incident::and)
                .orElseThrow();
    }

    private static Incident single(String id) {
        return ALL.stream()
                .filter(each -> each.id().equals(id))
                .findAny()
                .orElseThrow(() ->
                        new Failure(Failure.Kind.USAGE, "there is no incident " + id + "; jvitals demo lists them"));
    }
}
