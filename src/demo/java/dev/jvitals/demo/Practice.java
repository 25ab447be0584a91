package dev.jvitals.demo;

import dev.jvitals.demo.common.Incident;
import dev.jvitals.demo.common.Say;
import dev.jvitals.demo.heap.UnackedBuffer;
import dev.jvitals.demo.machine.ForkStorm;
import dev.jvitals.demo.nativemem.DirectMemory;
import dev.jvitals.demo.server.PoolExhausted;
import dev.jvitals.demo.threads.Deadlock;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * The sick JVM's start: {@code Practice NAME SECONDS [healthy]}. It ends when its time is over, or as soon as its
 * standard input ends, which is when whoever started it is gone, however that came about.
 */
public final class Practice {
    private Practice() {}

    /** Starts the incident and returns; two daemon watchers end the JVM. */
    public static void main(String[] args) throws Exception {
        Duration bound = Duration.ofSeconds(Long.parseLong(args[1]));
        boolean healthy = List.of(args).contains("healthy");
        watch("practice-bound", () -> Thread.sleep(bound.toMillis()));
        watch("practice-parent", Practice::awaitEndOfInput);
        incident(args[0], healthy).start();
        Say.line("running");
        Thread.currentThread().join();
    }

    private static Incident incident(String name, boolean healthy) {
        return switch (name) {
            case "unacked-buffer" -> new UnackedBuffer(healthy);
            case "direct-memory" -> new DirectMemory(healthy);
            case "fork-storm" -> new ForkStorm(healthy);
            case "deadlock" -> new Deadlock(healthy);
            case "pool-exhausted" -> new PoolExhausted(healthy);
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

    private static void awaitEndOfInput() throws IOException {
        while (System.in.read() >= 0) {
            // Nobody writes; only the end matters.
        }
    }
}
