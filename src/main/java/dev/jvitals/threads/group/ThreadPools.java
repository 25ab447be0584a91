package dev.jvitals.threads.group;

import dev.jvitals.threads.signature.Activity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Sorts the threads of one dump into pools. */
final class ThreadPools {
    /** So many pools of one thread each are one pattern, not many pools: {@code pool-#-thread-#}. */
    private static final int MANY_SINGLES = 3;

    private static final String ROOT_CONTAINER = "<root>";

    private record Key(@Nullable String container, String pattern) {}

    private ThreadPools() {}

    /** The pools, the largest first. Threads whose names neither count nor repeat are no pool. */
    static List<ThreadPool> of(List<SeenThread> threads) {
        Map<String, List<SeenThread>> families = new LinkedHashMap<>();
        Map<String, List<SeenThread>> contained = new LinkedHashMap<>();
        for (SeenThread thread : threads) {
            String container = thread.thread().container();
            if (container != null && !container.equals(ROOT_CONTAINER)) {
                contained.computeIfAbsent(container, _ -> new ArrayList<>()).add(thread);
            } else if (thread.activity() != Activity.JVM) { // its compilers and collectors are nobody's pool
                families.computeIfAbsent(thread.nameFamily(), _ -> new ArrayList<>())
                        .add(thread);
            }
        }
        List<ThreadPool> pools = new ArrayList<>();
        contained.forEach((container, members) -> pools.add(pool(new Key(container, commonPattern(members)), members)));
        families.forEach((family, members) -> pools.addAll(split(family, members)));
        pools.removeIf(pool ->
                pool.container() == null && pool.count() == 1 && pool.pattern().indexOf('#') < 0);
        pools.sort(Comparator.comparingInt(ThreadPool::count).reversed());
        return List.copyOf(pools);
    }

    /** One family of names is several pools when their own numbers tell them apart: {@code pool-3-thread-#}. */
    private static List<ThreadPool> split(String family, List<SeenThread> members) {
        Map<String, List<SeenThread>> byPattern = new LinkedHashMap<>();
        for (SeenThread member : members) {
            byPattern
                    .computeIfAbsent(member.namePattern(), _ -> new ArrayList<>())
                    .add(member);
        }
        if (byPattern.size() >= MANY_SINGLES && members.size() < 2 * byPattern.size()) {
            return List.of(pool(new Key(null, family), members));
        }
        List<ThreadPool> pools = new ArrayList<>();
        byPattern.forEach((pattern, same) -> pools.add(pool(new Key(null, pattern), same)));
        return pools;
    }

    private static String commonPattern(List<SeenThread> members) {
        Map<String, Integer> counts = new HashMap<>();
        for (SeenThread member : members) {
            counts.merge(member.namePattern(), 1, Integer::sum);
        }
        String common = counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(NamePattern.UNNAMED);
        String container = members.getFirst().thread().container();
        return common.equals(NamePattern.UNNAMED) && container != null ? container : common;
    }

    private static ThreadPool pool(Key key, List<SeenThread> threads) {
        Map<String, Integer> states = new TreeMap<>();
        Map<Activity, Integer> doing = new EnumMap<>(Activity.class);
        for (SeenThread each : threads) {
            Thread.State state = each.thread().state();
            states.merge(state == null ? DumpAnalysis.NO_STATE : state.name(), 1, Integer::sum);
            doing.merge(each.activity(), 1, Integer::sum);
        }
        int busy = doing.getOrDefault(Activity.RUNS, 0) + doing.getOrDefault(Activity.WAITS_FOR_IO, 0);
        int idle = doing.getOrDefault(Activity.IDLE, 0) + doing.getOrDefault(Activity.JVM, 0);
        int blocked = doing.getOrDefault(Activity.WAITS_FOR_LOCK, 0);
        int waiting = threads.size() - busy - idle - blocked;
        return new ThreadPool(
                key.pattern(), key.container(), List.copyOf(threads), Map.copyOf(states), busy, idle, waiting, blocked);
    }
}
