package dev.jvitals.diagnosis.threads;

import dev.jvitals.threads.LockUse;
import dev.jvitals.threads.group.DumpAnalysis;
import dev.jvitals.threads.group.SeenThread;
import dev.jvitals.threads.signature.Activity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where the threads that wait for one pool queue.
 *
 * @param library the pool's library
 * @param id the object that its waiters park on; empty where that does not tell pools of this library apart
 */
record PoolQueue(String library, String id) {
    /** In these all waiters of one pool park on one object of the pool: as run, on JDK 17 and 25. */
    private static final Set<String> ONE_OBJECT = Set.of(
            "HikariCP",
            "DBCP2",
            "Druid",
            "c3p0",
            "Vibur",
            "Agroal",
            "Oracle UCP",
            "MongoDB driver",
            "Jedis",
            "commons-pool2",
            "Lettuce pool");

    /** More pools of one library in one JVM have not been seen: then each waiter has an object of its own. */
    private static final int MOST_POOLS = 16;

    /** The waiters of each pool in a dump, in its order. */
    static Map<PoolQueue, List<SeenThread>> waitersIn(DumpAnalysis dump) {
        Map<String, Map<PoolQueue, List<SeenThread>>> byLibrary = new LinkedHashMap<>();
        for (SeenThread thread : dump.threads()) {
            if (thread.activity() == Activity.WAITS_FOR_POOL) {
                PoolQueue queue = of(thread);
                byLibrary
                        .computeIfAbsent(queue.library, _ -> new LinkedHashMap<>())
                        .computeIfAbsent(queue, _ -> new ArrayList<>())
                        .add(thread);
            }
        }
        Map<PoolQueue, List<SeenThread>> waiters = new LinkedHashMap<>();
        byLibrary.forEach((library, queues) -> {
            if (queues.size() <= MOST_POOLS) {
                waiters.putAll(queues);
            } else {
                waiters.put(
                        ofAll(library),
                        queues.values().stream().flatMap(List::stream).toList());
            }
        });
        return waiters;
    }

    /** All pools of a library as one, where they cannot be told apart. */
    static PoolQueue ofAll(String library) {
        return new PoolQueue(library, "");
    }

    private static PoolQueue of(SeenThread waiter) {
        String library = waiter.label();
        if (!ONE_OBJECT.contains(library)) {
            return ofAll(library);
        }
        return waiter.thread().locks().stream()
                .filter(use -> use.kind() == LockUse.Kind.PARKING || use.kind() == LockUse.Kind.WAITING_ON)
                .map(use -> new PoolQueue(library, use.lockId()))
                .findFirst()
                .orElse(ofAll(library));
    }
}
