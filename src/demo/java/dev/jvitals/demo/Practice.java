package dev.jvitals.demo;

import dev.jvitals.demo.common.Incident;
import dev.jvitals.demo.common.Say;
import dev.jvitals.demo.heap.ExplicitGc;
import dev.jvitals.demo.heap.HeapTooSmall;
import dev.jvitals.demo.heap.LongFullGc;
import dev.jvitals.demo.heap.UnackedBuffer;
import dev.jvitals.demo.heap.UntouchedHeap;
import dev.jvitals.demo.machine.CloseWait;
import dev.jvitals.demo.machine.ForkStorm;
import dev.jvitals.demo.machine.HostPressure;
import dev.jvitals.demo.nativemem.DirectMemory;
import dev.jvitals.demo.nativemem.MetaspaceLeak;
import dev.jvitals.demo.nativemem.NativeGrowth;
import dev.jvitals.demo.nativemem.OomKilled;
import dev.jvitals.demo.server.HealthyServer;
import dev.jvitals.demo.server.LoggingStorm;
import dev.jvitals.demo.server.PoolExhausted;
import dev.jvitals.demo.server.PoolSelfDeadlock;
import dev.jvitals.demo.server.ThreadLocalLeak;
import dev.jvitals.demo.server.WorkersBusy;
import dev.jvitals.demo.threads.Deadlock;
import dev.jvitals.demo.threads.LockConvoy;
import dev.jvitals.demo.threads.RunawayThread;
import dev.jvitals.demo.threads.ThreadExplosion;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The sick JVM's start: {@code Practice NAME[+NAME…] SECONDS [healthy] [limited]}. It ends when its time is over, or as soon as its
 * standard input ends, which is when whoever started it is gone, however that came about.
 */
public final class Practice {
    private static final String SCRATCH_PREFIX = "jvitals-practice-";

    private Practice() {}

    /** Starts the incident and returns; two daemon watchers end the JVM. */
    public static void main(String[] args) throws Exception {
        Duration bound = Duration.ofSeconds(Long.parseLong(args[1]));
        watch("practice-bound", () -> Thread.sleep(bound.toMillis()));
        watch("practice-parent", Practice::awaitParentsEnd);
        for (String name : args[0].split("\\+")) {
            incident(name, List.of(args)).start();
        }
        Say.line("running");
        Thread.currentThread().join();
    }

    private static Incident incident(String name, List<String> words) {
        boolean healthy = words.contains("healthy");
        boolean limited = words.contains("limited");
        return switch (name) {
            case "long-full-gc" -> new LongFullGc(healthy);
            case "unacked-buffer" -> new UnackedBuffer(healthy);
            case "direct-memory" -> new DirectMemory(healthy);
            case "fork-storm" -> new ForkStorm(healthy);
            case "heap-too-small" -> new HeapTooSmall(healthy);
            case "oom-killed" -> new OomKilled(healthy, limited);
            case "untouched-heap" -> new UntouchedHeap();
            case "native-growth" -> new NativeGrowth(healthy);
            case "thread-explosion" -> new ThreadExplosion(healthy);
            case "runaway-thread" -> new RunawayThread(healthy);
            case "lock-convoy" -> new LockConvoy(healthy);
            case "deadlock" -> new Deadlock(healthy);
            case "pool-exhausted" -> new PoolExhausted(healthy);
            case "pool-self-deadlock" -> new PoolSelfDeadlock(healthy);
            case "workers-busy" -> new WorkersBusy(healthy);
            case "thread-local-leak" -> new ThreadLocalLeak(healthy);
            case "close-wait" -> new CloseWait(healthy);
            case "metaspace-leak" -> new MetaspaceLeak(healthy);
            case "explicit-gc" -> new ExplicitGc(healthy);
            case "logging-storm" -> new LoggingStorm(healthy);
            case "host-pressure" -> new HostPressure();
            case "healthy" -> new HealthyServer();
            default -> throw new IllegalArgumentException("no such incident: " + name);
        };
    }

    private interface Wait {
        void untilOver() throws Exception;
    }

    /** Halts rather than exits: a JVM without memory or with stuck threads must end as surely as a well one. */
    private static void watch(String name, Wait wait) {
        Thread watcher = new Thread(
                () -> {
                    try {
                        wait.untilOver();
                    } catch (Exception e) {
                        Say.line(name + ": " + e);
                    }
                    Runtime.getRuntime().halt(0);
                },
                name);
        watcher.setDaemon(true);
        watcher.start();
    }

    /** Nobody is left to clean up then, so the folder it was given to litter is emptied from here. */
    private static void awaitParentsEnd() throws IOException {
        while (System.in.read() >= 0) {
            // Nobody writes; only the end matters.
        }
        Path folder = Path.of("").toAbsolutePath();
        if (folder.getFileName().toString().startsWith(SCRATCH_PREFIX)) {
            try (Stream<Path> tree = Files.walk(folder)) {
                tree.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
            }
        }
    }
}
