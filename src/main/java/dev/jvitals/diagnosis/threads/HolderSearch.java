package dev.jvitals.diagnosis.threads;

import dev.jvitals.diagnosis.threads.PoolUse.Holder;
import dev.jvitals.diagnosis.threads.PoolUse.Sign;
import dev.jvitals.threads.StackFrame;
import dev.jvitals.threads.group.DumpAnalysis;
import dev.jvitals.threads.group.SeenThread;
import dev.jvitals.threads.group.StackFacts;
import dev.jvitals.threads.signature.PooledUse;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Looks for those who hold an object of one pool. Cost: O(threads + distinct stacks × depth). */
final class HolderSearch {
    private final PoolQueue queue;
    private final List<SeenThread> waiters;
    private final DumpAnalysis dump;
    private final Map<PoolQueue, Borrowers> borrowers;
    private final Borrowers own;

    /** What a stack shows of holding an object. */
    private record Shown(Sign sign, StackFrame frame) {}

    /** With the methods that borrow from each pool, this one's among them. */
    HolderSearch(PoolQueue queue, List<SeenThread> waiters, DumpAnalysis dump, Map<PoolQueue, Borrowers> borrowers) {
        this.queue = queue;
        this.waiters = waiters;
        this.dump = dump;
        this.borrowers = borrowers;
        this.own = borrowers.getOrDefault(queue, Borrowers.of(List.of()));
    }

    PoolQueue queue() {
        return queue;
    }

    DumpAnalysis dump() {
        return dump;
    }

    int poolsOfLibrary() {
        return (int) borrowers.keySet().stream()
                .filter(each -> each.library().equals(queue.library()))
                .count();
    }

    /** Threads at work that seem to hold one. */
    List<Holder> holders() {
        List<SeenThread> atWork = dump.threads().stream()
                .filter(thread -> switch (thread.activity()) {
                    case RUNS, WAITS_FOR_IO, WAITS_FOR_LOCK, WAITS, SLEEPS -> true;
                    case IDLE, JVM, CREATES_POOLED, WAITS_FOR_POOL -> false;
                })
                .toList();
        return found(
                atWork,
                stack -> PooledUse.isOpening(stack.frames()) ? Optional.empty() : ofThisPool(stack.frames(), 0));
    }

    /** Waiters that seem to hold one already. */
    List<Holder> nested() {
        return found(waiters, stack -> ofThisPool(stack.frames(), own.belowBorrow(stack.frames())));
    }

    /** Each distinct stack is looked at once, however many threads have it. */
    private static List<Holder> found(List<SeenThread> candidates, Function<StackFacts, Optional<Shown>> look) {
        IdentityHashMap<StackFacts, Optional<Shown>> known = new IdentityHashMap<>();
        List<Holder> found = new ArrayList<>();
        for (SeenThread thread : candidates) {
            known.computeIfAbsent(thread.stack(), look)
                    .ifPresent(shown -> found.add(new Holder(thread, shown.sign, shown.frame)));
        }
        return List.copyOf(found);
    }

    /** Whether no other pool's borrowing method shows; for the surer signs that does not count. */
    boolean isClear(Holder holder) {
        return holder.sign() != Sign.PAST_BORROW
                || borrowers.entrySet().stream()
                        .noneMatch(other -> !other.getKey().equals(queue)
                                && other.getValue().borrowsIn(holder.frame()));
    }

    /** What shows, unless the borrowing methods tell that it is of another pool of the same library. */
    private Optional<Shown> ofThisPool(List<StackFrame> stack, int from) {
        boolean ofSibling = borrowers.entrySet().stream()
                .anyMatch(other -> !other.getKey().equals(queue)
                        && other.getKey().library().equals(queue.library())
                        && other.getValue().pastBorrow(stack, from) != null);
        return ofSibling && own.pastBorrow(stack, from) == null ? Optional.empty() : shown(stack, from);
    }

    private Optional<Shown> shown(List<StackFrame> stack, int from) {
        String library = queue.library();
        StackFrame frame = PooledUse.wrapper(library, stack, from);
        Sign sign = Sign.WRAPPER;
        if (frame == null && PooledUse.isOfOtherPool(library, stack)) {
            return Optional.empty();
        }
        boolean jdbc = PooledUse.lendsJdbc(library);
        if (frame == null && jdbc) {
            frame = PooledUse.driver(stack, from);
            sign = Sign.DRIVER;
        }
        if (frame == null && jdbc) {
            frame = PooledUse.openScope(stack, from);
            sign = Sign.SCOPE;
        }
        if (frame == null) {
            frame = own.pastBorrow(stack, from);
            sign = Sign.PAST_BORROW;
        }
        return frame == null ? Optional.empty() : Optional.of(new Shown(sign, frame));
    }
}
