package dev.jvitals.diagnosis.threads;

import dev.jvitals.threads.LockUse;
import dev.jvitals.threads.group.DumpAnalysis;
import dev.jvitals.threads.group.LockNode;
import dev.jvitals.threads.group.SeenThread;
import dev.jvitals.threads.group.ThreadHistory;
import dev.jvitals.threads.signature.Activity;
import java.util.List;
import java.util.Set;

/**
 * Which lock of one dump is which of a later one. A dump writes the object's address, and a collection that moves the object
 * changes it: the lock is then known by the threads that own it and wait for it.
 */
final class MovedLocks {
    /** Of those that waited, so many still wait for the same object after it has moved. */
    private static final double SAME_SHARE = 0.5;

    private final Persistence persistence;

    MovedLocks(Persistence persistence) {
        this.persistence = persistence;
    }

    /**
     * Whether it may be the same lock at another address: of one class, and each dump knows nothing of the other's address.
     * Then {@link #sharesWaiters} tells, or else {@link #hasSameOwner}.
     */
    static boolean mayHaveMoved(LockNode one, DumpAnalysis of, LockNode other, DumpAnalysis ofOther) {
        return one.kind() == other.kind()
                && !one.className().isEmpty()
                && one.className().equals(other.className())
                && of.locks().lock(other.id()) == null
                && ofOther.locks().lock(one.id()) == null;
    }

    /** Whether one thread owns it in both dumps. */
    boolean hasSameOwner(LockNode one, LockNode other) {
        return one.owner() != null && other.owner() != null && inBoth(List.of(one.owner()), List.of(other.owner())) > 0;
    }

    /** Whether most of those that wait for it in one dump do so in the other. Cost: O(waiters). */
    boolean sharesWaiters(LockNode one, LockNode other) {
        int both = inBoth(one.waiting(), other.waiting());
        return both > 0
                && both
                        >= SAME_SHARE
                                * Math.min(one.waiting().size(), other.waiting().size());
    }

    private int inBoth(List<SeenThread> some, List<SeenThread> others) {
        Set<ThreadHistory> both = persistence.historiesOf(some);
        both.retainAll(persistence.historiesOf(others));
        return both.size();
    }

    /** Whether a thread that waits for a lock in one dump is still in that very wait in another. */
    static boolean isSameWait(SeenThread waiter, SeenThread later) {
        return later.activity() == Activity.WAITS_FOR_LOCK
                && later.stack() == waiter.stack()
                && (later.thread().locks().equals(waiter.thread().locks()) || hasNotRun(waiter, later));
    }

    /** Who has used no processor time in between has not moved on: only the addresses of its locks may be others. */
    private static boolean hasNotRun(SeenThread waiter, SeenThread later) {
        return waiter.thread().cpuMillis() == later.thread().cpuMillis() // NaN, where a dump has none, equals nothing
                && withoutIds(waiter).equals(withoutIds(later));
    }

    private static List<LockUse> withoutIds(SeenThread thread) {
        return thread.thread().locks().stream()
                .map(use -> new LockUse(use.depth(), use.kind(), "", use.className(), use.ownerId()))
                .toList();
    }
}
