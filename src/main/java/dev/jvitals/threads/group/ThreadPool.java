package dev.jvitals.threads.group;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Threads of one dump that belong together: one container where the format tells, else one name pattern. The JVM's own
 * threads, such as its compilers, are no pool.
 *
 * @param pattern their names with the counter as {@code #}; the container's name for threads without names
 * @param container the executor or other container, null where the format has none
 * @param threads at least one
 * @param states how many are in each Java state; {@code NONE} for threads without one
 * @param busy how many run or are in a call to the network, a process or a file
 * @param idle how many have nothing to do
 * @param waiting how many wait for a pool or a result, or sleep
 * @param blocked how many wait for a lock
 */
public record ThreadPool(
        String pattern,
        @Nullable String container,
        List<SeenThread> threads,
        Map<String, Integer> states,
        int busy,
        int idle,
        int waiting,
        int blocked) {
    public int count() {
        return threads.size();
    }
}
