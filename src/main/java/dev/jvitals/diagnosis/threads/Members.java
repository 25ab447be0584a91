package dev.jvitals.diagnosis.threads;

import dev.jvitals.threads.group.DumpAnalysis;
import dev.jvitals.threads.group.SeenThread;
import dev.jvitals.threads.group.ThreadPool;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which pool of threads a set of threads mostly comes from. */
final class Members {
    private Members() {}

    /** The thread pool that most of the threads belong to; where none belongs to any, a pool of just them. */
    static ThreadPool mostFrequentPool(DumpAnalysis dump, Collection<SeenThread> threads) {
        Set<SeenThread> wanted = new HashSet<>(threads);
        ThreadPool best = null;
        long bestCount = 0;
        for (ThreadPool pool : dump.pools()) {
            long count = pool.threads().stream().filter(wanted::contains).count();
            if (count > bestCount) {
                best = pool;
                bestCount = count;
            }
        }
        return best != null
                ? best
                : new ThreadPool("(no pool)", null, List.copyOf(threads), Map.of(), 0, 0, threads.size(), 0);
    }
}
