package dev.jvitals.threads.group;

import dev.jvitals.threads.LockUse;
import dev.jvitals.threads.StackFrame;
import dev.jvitals.threads.ThreadEntry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who waits for whom in one dump: monitors, ownable synchronizers and classes being initialised alike. A reader of a
 * read-write lock is not its owner, nor is a thread in Object.wait(). Immutable.
 */
public final class LockGraph {
    private final Map<String, LockNode> locks;
    private final Map<SeenThread, LockNode> wanted = new LinkedHashMap<>();
    private final Map<SeenThread, List<LockNode>> owned = new LinkedHashMap<>();

    private LockGraph(Map<String, LockNode> locks) {
        this.locks = locks;
        for (LockNode lock : locks.values()) {
            lock.waiting().forEach(waiter -> wanted.put(waiter, lock));
            if (lock.owner() != null) {
                owned.computeIfAbsent(lock.owner(), _ -> new ArrayList<>()).add(lock);
            }
        }
    }

    /** The graph of one dump. Cost: O(lock lines), and one pass over stacks where a class is being initialised. */
    static LockGraph of(List<SeenThread> threads) {
        Map<String, Draft> drafts = new LinkedHashMap<>();
        Map<Long, SeenThread> byId = new HashMap<>();
        List<Uses> parked = new ArrayList<>();
        for (SeenThread thread : threads) {
            byId.putIfAbsent(thread.thread().id(), thread);
            if (!thread.thread().locks().isEmpty()) {
                Uses uses = new Uses(thread, drafts);
                uses.sort();
                parked.add(uses);
            }
        }
        // Most threads park on conditions and latches of their own; only what somebody owns is a lock.
        parked.forEach(Uses::parkOnOwned);
        drafts.values().stream()
                .filter(draft -> draft.kind == LockNode.Kind.CLASS_INIT)
                .forEach(draft -> draft.owner = initialiserOf(draft.className, threads));
        Map<String, LockNode> locks = new LinkedHashMap<>();
        drafts.forEach((id, draft) -> locks.put(id, draft.finished(byId)));
        return new LockGraph(locks);
    }

    /** Whether the class is one whose owner the JVM knows: reentrant locks, and read-write locks held for writing. */
    public static boolean isOwnable(String className) {
        return className.startsWith("java.util.concurrent.locks.Reentrant");
    }

    /** Locks that somebody wants or holds while others wait on them, the most wanted first. */
    public List<LockNode> contended() {
        return locks.values().stream()
                .filter(lock -> !lock.waiting().isEmpty())
                .sorted(Comparator.comparingInt(
                                (LockNode lock) -> lock.waiting().size())
                        .reversed())
                .toList();
    }

    /** All locks that any thread holds, wants or waits on, in the dump's order. */
    public List<LockNode> all() {
        return List.copyOf(locks.values());
    }

    /** The lock of that id, null where the dump has none. */
    public @Nullable LockNode lock(String id) {
        return locks.get(id);
    }

    /** What the thread waits for, null where it waits for no lock. */
    public @Nullable LockNode wantedBy(SeenThread thread) {
        return wanted.get(thread);
    }

    /** What the thread holds; each may or may not be wanted by others. */
    public List<LockNode> ownedBy(SeenThread thread) {
        return owned.getOrDefault(thread, List.of());
    }

    /** Who the thread waits for, null where it waits for no lock or the owner is unknown. */
    public @Nullable SeenThread blockerOf(SeenThread thread) {
        LockNode lock = wanted.get(thread);
        return lock == null || lock.owner() == thread ? null : lock.owner();
    }

    /** The thread, who it waits for, who that one waits for … up to one who waits for nobody, or once round a cycle. */
    public List<SeenThread> chainFrom(SeenThread thread) {
        List<SeenThread> chain = new ArrayList<>();
        Set<SeenThread> seen = new HashSet<>();
        for (SeenThread at = thread; at != null && seen.add(at); at = blockerOf(at)) {
            chain.add(at);
        }
        return chain;
    }

    /** Threads that others wait for and that themselves wait for no other thread: the roots of the blocking trees. */
    public List<SeenThread> roots() {
        return owned.keySet().stream()
                .filter(thread ->
                        blockerOf(thread) == null && !directlyBehind(thread).isEmpty())
                .sorted(Comparator.comparingInt(
                                (SeenThread thread) -> behind(thread).size())
                        .reversed())
                .toList();
    }

    /** Who waits for the thread itself: the next level of its blocking tree. */
    public List<SeenThread> directlyBehind(SeenThread thread) {
        return ownedBy(thread).stream()
                .flatMap(lock -> lock.waiting().stream())
                .filter(waiter -> waiter != thread)
                .toList();
    }

    /** Who waits for the thread, for those who wait for it, and so on; without the thread itself. */
    public List<SeenThread> behind(SeenThread thread) {
        List<SeenThread> all = new ArrayList<>();
        Set<SeenThread> seen = new HashSet<>(Set.of(thread));
        Deque<SeenThread> open = new ArrayDeque<>(List.of(thread));
        while (!open.isEmpty()) {
            for (SeenThread waiter : directlyBehind(open.remove())) {
                if (seen.add(waiter)) {
                    all.add(waiter);
                    open.add(waiter);
                }
            }
        }
        return all;
    }

    /** The deadlocks: threads that wait for each other in a circle, each for the next, the last for the first. */
    public List<List<SeenThread>> cycles() {
        List<List<SeenThread>> cycles = new ArrayList<>();
        Map<SeenThread, SeenThread> visitedFrom = new LinkedHashMap<>();
        for (SeenThread start : wanted.keySet()) {
            SeenThread at = start;
            while (at != null && !visitedFrom.containsKey(at)) {
                visitedFrom.put(at, start);
                at = blockerOf(at);
            }
            if (at != null && visitedFrom.get(at) == start) {
                cycles.add(chainFrom(at));
            }
        }
        cycles.sort(Comparator.comparing(cycle -> cycle.getFirst().name()));
        return cycles;
    }

    private static @Nullable SeenThread initialiserOf(String className, List<SeenThread> threads) {
        for (SeenThread thread : threads) {
            for (StackFrame frame : thread.thread().frames()) {
                if (frame.method().equals("<clinit>") && frame.className().equals(className)) {
                    return thread;
                }
            }
        }
        return null;
    }

    /** A lock while its users are gathered. */
    private static final class Draft {
        final String id;
        final LockNode.Kind kind;
        String className;

        @Nullable
        SeenThread owner;

        long ownerId = -1;
        final Set<SeenThread> waiting = new LinkedHashSet<>();
        final List<SeenThread> inWait = new ArrayList<>();

        Draft(String id, LockNode.Kind kind, String className) {
            this.id = id;
            this.kind = kind;
            this.className = className;
        }

        LockNode finished(Map<Long, SeenThread> byId) {
            SeenThread known = owner == null && ownerId >= 0 ? byId.get(ownerId) : owner;
            return new LockNode(id, className, kind, known, List.copyOf(waiting), List.copyOf(inWait));
        }
    }

    /** Sorts one thread's lock lines into the drafts. */
    private record Uses(SeenThread thread, Map<String, Draft> drafts) {
        void sort() {
            List<String> givenUp = new ArrayList<>(1);
            ThreadEntry entry = thread.thread();
            for (LockUse use : entry.locks()) {
                if (use.kind() == LockUse.Kind.WAITING_ON || use.kind() == LockUse.Kind.WAITING_TO_RELOCK) {
                    givenUp.add(use.lockId());
                }
            }
            for (LockUse use : entry.locks()) {
                if (!use.lockId().isEmpty() || use.kind() == LockUse.Kind.WAITING_FOR_CLASS_INIT) {
                    sort(use, givenUp);
                }
            }
        }

        private void sort(LockUse use, List<String> givenUp) {
            boolean blocked = thread.thread().state() == Thread.State.BLOCKED;
            switch (use.kind()) {
                case LOCKED -> {
                    if (!givenUp.contains(use.lockId())) {
                        draft(use, LockNode.Kind.MONITOR).owner = thread;
                    }
                }
                case OWNS_SYNCHRONIZER -> draft(use, LockNode.Kind.OWNABLE).owner = thread;
                case WAITING_TO_LOCK, WAITING_TO_RELOCK -> waits(draft(use, LockNode.Kind.MONITOR), use);
                case WAITING_ON -> {
                    Draft draft = draft(use, LockNode.Kind.MONITOR);
                    if (blocked) {
                        waits(draft, use);
                    } else {
                        draft.inWait.add(thread);
                    }
                }
                case PARKING -> {
                    if (isOwnable(use.className()) || use.ownerId() >= 0) {
                        park(use);
                    }
                }
                case WAITING_FOR_CLASS_INIT -> waits(draft(use, LockNode.Kind.CLASS_INIT), use);
                case GIVEN_UP, ELIMINATED -> {}
            }
        }

        private void park(LockUse use) {
            if (thread.thread().state() != Thread.State.RUNNABLE) {
                waits(draft(use, LockNode.Kind.OWNABLE), use);
            }
        }

        /** A synchronizer of another class is a lock when some thread is listed as its owner. */
        void parkOnOwned() {
            for (LockUse use : thread.thread().locks()) {
                if (use.kind() == LockUse.Kind.PARKING && drafts.containsKey(use.lockId())) {
                    park(use);
                }
            }
        }

        private void waits(Draft draft, LockUse use) {
            draft.waiting.add(thread);
            draft.ownerId = Math.max(draft.ownerId, use.ownerId());
        }

        private Draft draft(LockUse use, LockNode.Kind kind) {
            String id = kind == LockNode.Kind.CLASS_INIT ? "class " + use.className() : use.lockId();
            Draft draft = drafts.computeIfAbsent(id, _ -> new Draft(id, kind, use.className()));
            if (draft.className.isEmpty()) {
                draft.className = use.className();
            }
            return draft;
        }
    }
}
