package dev.jvitals.session.practice;

import dev.jvitals.base.Failure;
import java.util.List;

/** All practice incidents. The programs themselves are in {@code dev.jvitals.demo}, known here by name only. */
public final class Incidents {
    private static final List<Incident> ALL = List.of(
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
                    List.of("-Xmx256m", "-Xmn32m", "-XX:MaxDirectMemorySize=256m", "-XX:+DisableExplicitGC")),
            new Incident(
                    "fork-storm",
                    "each request runs a shell script",
                    "process starts per second, system CPU, threads inside process creation",
                    List.of("process-spawning"),
                    List.of("-Xmx128m")),
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
                    List.of("-Xmx128m")));

    private Incidents() {}

    /** In the order they are listed in. */
    public static List<Incident> all() {
        return ALL;
    }

    /** The one of that name; a failure of usage where there is none. */
    public static Incident named(String id) {
        return ALL.stream()
                .filter(each -> each.id().equals(id))
                .findAny()
                .orElseThrow(() ->
                        new Failure(Failure.Kind.USAGE, "there is no incident " + id + "; jvitals demo lists them"));
    }
}
