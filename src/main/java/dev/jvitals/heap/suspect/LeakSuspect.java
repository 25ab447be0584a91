package dev.jvitals.heap.suspect;

import dev.jvitals.heap.inspect.ObjectRef;
import dev.jvitals.heap.paths.RootPath;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that holds a large part of the heap.
 *
 * @param kind one object, objects of one class, or threads
 * @param holders the objects that hold it at the top of the dominator tree, the biggest first, at most
 *     {@link LeakSuspects#MOST_HOLDERS}
 * @param holderCount how many there are
 * @param retainedBytes what they retain together
 * @param share of all reachable bytes, 0 to 1
 * @param accumulation where it piles up: below this object are many parts and no big one
 * @param accumulated what piles up there
 * @param path the shortest path from a root to the accumulation over ordinary references; null where there is none
 * @param threadLocals what threads hold in their thread locals; empty for other kinds
 * @param keeper the thread, static field or class loader behind, in words
 * @param sentence all of it in a sentence
 */
public record LeakSuspect(
        Kind kind,
        List<ObjectRef> holders,
        long holderCount,
        long retainedBytes,
        double share,
        ObjectRef accumulation,
        Accumulated accumulated,
        @Nullable RootPath path,
        List<ThreadLocalUse> threadLocals,
        String keeper,
        String sentence) {
    /** How many hold the memory. */
    public enum Kind {
        OBJECT,
        CLASS,
        THREADS
    }

    public LeakSuspect {
        holders = List.copyOf(holders);
        threadLocals = List.copyOf(threadLocals);
    }
}
