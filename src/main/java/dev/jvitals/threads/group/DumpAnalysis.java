package dev.jvitals.threads.group;

import dev.jvitals.threads.LockUse;
import dev.jvitals.threads.StackFrame;
import dev.jvitals.threads.ThreadDump;
import dev.jvitals.threads.group.StackGroup.Likeness;
import dev.jvitals.threads.signature.Activity;
import dev.jvitals.threads.signature.CodeOrigin;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One dump with what is alike in it. Made by {@link DumpSeries}. Immutable; groups of the other likeness, counts and
 * call trees are worked out when asked for, at a cost of O(threads).
 */
public final class DumpAnalysis {
    /** What {@link #byState()} counts threads without a Java state under. */
    public static final String NO_STATE = "NONE";

    private final ThreadDump dump;
    private final List<SeenThread> threads;
    private final List<StackGroup> groups;
    private final List<ThreadPool> pools;
    private final LockGraph locks;

    DumpAnalysis(ThreadDump dump, Stacks stacks) {
        this.dump = dump;
        List<SeenThread> seen = new ArrayList<>(dump.threads().size());
        dump.threads().forEach(thread -> seen.add(SeenThread.of(thread, stacks)));
        this.threads = List.copyOf(seen);
        this.groups = groups(Likeness.SAME_METHODS);
        this.pools = ThreadPools.of(threads);
        this.locks = LockGraph.of(threads);
    }

    public ThreadDump dump() {
        return dump;
    }

    /** All threads, in the dump's order. */
    public List<SeenThread> threads() {
        return threads;
    }

    /** Groups of like stacks, without noise; what matters first: see {@link #groups(Likeness)}. */
    public List<StackGroup> groups() {
        return groups;
    }

    /**
     * Groups of like stacks. Threads in different states are never in one group. Sorted by what matters: those that wait
     * for a lock or pool first, idle ones and the JVM's own last, the largest first among equals.
     */
    public List<StackGroup> groups(Likeness likeness) {
        record Key(int identity, Thread.@Nullable State state, Activity activity) {}
        IdentityHashMap<Object, Integer> numbers = new IdentityHashMap<>();
        Map<Key, List<SeenThread>> byKey = new LinkedHashMap<>();
        for (SeenThread thread : threads) {
            StackFacts stack = thread.stack();
            Object alike = likeness == Likeness.SAME_FRAMES ? stack : stack.shape();
            int number = numbers.computeIfAbsent(alike, _ -> numbers.size());
            Key key = new Key(number, thread.thread().state(), thread.activity());
            byKey.computeIfAbsent(key, _ -> new ArrayList<>()).add(thread);
        }
        List<StackGroup> all = new ArrayList<>(byKey.size());
        byKey.forEach((key, members) -> {
            SeenThread first = members.getFirst();
            all.add(new StackGroup(
                    first.stack(), key.state(), key.activity(), first.label(), Collections.unmodifiableList(members)));
        });
        all.sort(Comparator.comparingInt((StackGroup group) -> rank(group.activity()))
                .thenComparing(Comparator.comparingInt(StackGroup::count).reversed()));
        return List.copyOf(all);
    }

    private static int rank(Activity activity) {
        return switch (activity) {
            case WAITS_FOR_LOCK, WAITS_FOR_POOL -> 0;
            case RUNS, WAITS_FOR_IO, CREATES_POOLED, WAITS, SLEEPS -> 1;
            case IDLE -> 2;
            case JVM -> 3;
        };
    }

    /** Idle threads by what they are, the most numerous first. */
    public List<IdleFold> idle() {
        Map<String, List<SeenThread>> byLabel = new LinkedHashMap<>();
        for (SeenThread thread : threads) {
            if (thread.activity() == Activity.IDLE) {
                byLabel.computeIfAbsent(thread.label(), _ -> new ArrayList<>()).add(thread);
            }
        }
        List<IdleFold> folds = new ArrayList<>();
        byLabel.forEach((label, members) -> folds.add(new IdleFold(label, List.copyOf(members))));
        folds.sort(Comparator.comparingInt(IdleFold::count).reversed());
        return List.copyOf(folds);
    }

    /** Threads that belong together by container or name, the largest pool first. */
    public List<ThreadPool> pools() {
        return pools;
    }

    /** The pool of a thread, null where it belongs to none. Cost: O(threads). */
    public @Nullable ThreadPool poolOf(SeenThread thread) {
        return pools.stream()
                .filter(pool -> pool.threads().contains(thread))
                .findFirst()
                .orElse(null);
    }

    public LockGraph locks() {
        return locks;
    }

    /** Threads by Java state; {@link #NO_STATE} for those without one. The most numerous first. */
    public Map<String, Integer> byState() {
        return counted(thread -> {
            Thread.State state = thread.thread().state();
            return state == null ? NO_STATE : state.name();
        });
    }

    /** Threads by what they do. */
    public Map<Activity, Integer> byActivity() {
        return counted(SeenThread::activity);
    }

    /** Threads by their top frame, {@code class.method}; threads without frames are left out. */
    public Map<String, Integer> byTopFrame() {
        return counted(DumpAnalysis::topFrame);
    }

    /** A thread's top frame, {@code class.method}; null without frames. */
    public static @Nullable String topFrame(SeenThread thread) {
        StackFrame top = thread.stack().top();
        return top == null ? null : top.qualifiedMethod();
    }

    /** Threads by the package of their topmost frame of one's own code; threads without such a frame are left out. */
    public Map<String, Integer> byOwnPackage() {
        return counted(DumpAnalysis::ownPackage);
    }

    /** The package of a thread's topmost frame of one's own code; null without such a frame. */
    public static @Nullable String ownPackage(SeenThread thread) {
        StackFrame own = thread.stack().topOwn();
        return own == null ? null : CodeOrigin.packageOf(own.className());
    }

    /** Whether the dump says who owns the locks of java.util.concurrent: {@code jstack -l} and its like do. */
    public boolean showsOwnableSynchronizers() {
        return threads.stream()
                .flatMap(thread -> thread.thread().locks().stream())
                .anyMatch(use -> use.kind() == LockUse.Kind.OWNS_SYNCHRONIZER || use.ownerId() >= 0);
    }

    private <K> Map<K, Integer> counted(Function<SeenThread, @Nullable K> key) {
        Map<K, Integer> counts = new LinkedHashMap<>();
        for (SeenThread thread : threads) {
            K at = key.apply(thread);
            if (at != null) {
                counts.merge(at, 1, Integer::sum);
            }
        }
        Map<K, Integer> sorted = new LinkedHashMap<>();
        counts.entrySet().stream()
                .sorted(Map.Entry.<K, Integer>comparingByValue().reversed())
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return Collections.unmodifiableMap(sorted);
    }
}
