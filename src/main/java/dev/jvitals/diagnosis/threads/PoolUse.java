package dev.jvitals.diagnosis.threads;

import dev.jvitals.threads.StackFrame;
import dev.jvitals.threads.group.DumpAnalysis;
import dev.jvitals.threads.group.SeenThread;
import dev.jvitals.threads.signature.Activity;
import dev.jvitals.threads.signature.CodeOrigin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Who waits for and who holds the objects of one pool in one dump.
 *
 * @param queue the pool: its library, and where its waiters queue
 * @param pools how many pools of the library have waiters
 * @param names the names of the library's pools in the JVM; which one this is shows only where there is but one
 * @param dump where it was seen
 * @param waiters who wait to borrow
 * @param creators who make the next object or wait while another thread does
 * @param holders who seem to have one, without the waiters
 * @param nested waiters who seem to have one already
 */
record PoolUse(
        PoolQueue queue,
        int pools,
        List<String> names,
        DumpAnalysis dump,
        List<SeenThread> waiters,
        List<SeenThread> creators,
        List<Holder> holders,
        List<Holder> nested) {

    /** The library. */
    String label() {
        return queue.library();
    }

    /** How it shows that a thread holds an object of the pool, the surest first. */
    enum Sign {
        WRAPPER("uses the pool's connection"),
        DRIVER("is in the database driver"),
        SCOPE("is inside a transaction"),
        PAST_BORROW("is past the call that the others wait in"),
        NOBODY_ELSE("was called from work that may hold one, and nobody else is seen with one");

        private final String words;

        Sign(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /** One thread that seems to hold an object, and the frame that shows it. */
    record Holder(SeenThread thread, Sign sign, StackFrame frame) {}

    /** The uses of each library's pools in the dump in which they are worst by that measure, the newest of equals. */
    static List<PoolUse> worst(ThreadEvidence evidence, ToIntFunction<PoolUse> measure) {
        Map<String, List<PoolUse>> worst = new LinkedHashMap<>();
        for (List<PoolUse> uses : evidence.poolUses()) {
            Map<String, List<PoolUse>> here = new LinkedHashMap<>();
            uses.forEach(use ->
                    here.computeIfAbsent(use.label(), _ -> new ArrayList<>()).add(use));
            here.forEach((library, these) -> worst.merge(
                    library, these, (before, after) -> sum(after, measure) >= sum(before, measure) ? after : before));
        }
        return worst.values().stream().flatMap(List::stream).toList();
    }

    private static int sum(List<PoolUse> uses, ToIntFunction<PoolUse> measure) {
        return uses.stream().mapToInt(measure).sum();
    }

    /** Whether the JVM has other pools of the library, whose connections look the same. */
    boolean hasSiblings() {
        return pools > 1 || names.size() > 1;
    }

    /** {@code the pool orders (HikariCP)}, {@code one of the HikariCP pools (orders or audit)}. */
    String inWords() {
        if (names.size() == 1 && pools == 1) {
            return "the pool " + names.getFirst() + " (" + label() + ")";
        } else if (!hasSiblings()) {
            return "the pool " + label();
        }
        String which = names.size() == 1 ? names.getFirst() + " or another" : String.join(" or ", names);
        return "one of the " + label() + " pools" + (names.isEmpty() ? "" : " (" + which + ")");
    }

    /** All pools that somebody waits for in this dump. */
    static List<PoolUse> in(DumpAnalysis dump) {
        Map<PoolQueue, List<SeenThread>> waiting = PoolQueue.waitersIn(dump);
        Map<String, List<SeenThread>> creating = new LinkedHashMap<>();
        for (SeenThread thread : dump.threads()) {
            if (thread.activity() == Activity.CREATES_POOLED) {
                creating.computeIfAbsent(thread.label(), _ -> new ArrayList<>()).add(thread);
            }
        }
        creating.keySet().forEach(library -> {
            if (waiting.keySet().stream().noneMatch(queue -> queue.library().equals(library))) {
                waiting.put(PoolQueue.ofAll(library), List.of());
            }
        });
        Map<PoolQueue, Borrowers> borrowers = new LinkedHashMap<>();
        waiting.forEach((queue, waiters) -> borrowers.put(queue, Borrowers.of(waiters)));
        List<PoolUse> uses = new ArrayList<>();
        waiting.forEach((queue, waiters) -> uses.add(of(
                new HolderSearch(queue, waiters, dump, borrowers),
                List.copyOf(waiters),
                List.copyOf(creating.getOrDefault(queue.library(), List.of())))));
        return uses;
    }

    private static PoolUse of(HolderSearch search, List<SeenThread> waiters, List<SeenThread> creators) {
        List<Holder> holders = search.holders();
        // A guess that would fit another pool as well is none where surer holders are known.
        boolean surer = holders.stream().anyMatch(holder -> holder.sign != Sign.PAST_BORROW);
        return new PoolUse(
                search.queue(),
                search.poolsOfLibrary(),
                PoolNames.of(search.queue().library(), search.dump()),
                search.dump(),
                waiters,
                creators,
                surer ? holders.stream().filter(search::isClear).toList() : holders,
                search.nested());
    }

    /**
     * The last resort where nobody is seen with an object: all wait in one and the same nested call, and no other thread
     * is anywhere in the code that they come from. Then they hold the objects themselves, or these are lost for good.
     */
    List<Holder> suspectedNested() {
        boolean alike = waiters.stream()
                        .map(waiter -> waiter.stack().shape())
                        .distinct()
                        .count()
                == 1;
        if (!alike || waiters.size() < 2 || !holders.isEmpty() || !nested.isEmpty()) {
            return List.of();
        }
        StackFrame outer = outerCall(waiters.getFirst());
        if (outer == null || dump.threads().stream().anyMatch(thread -> couldHold(thread, outer))) {
            return List.of();
        }
        return waiters.stream()
                .map(waiter -> new Holder(waiter, Sign.NOBODY_ELSE, outer))
                .toList();
    }

    /** The first method of another own class beneath the one that borrows; null where the borrower is on its own. */
    private @Nullable StackFrame outerCall(SeenThread waiter) {
        StackFrame borrower = waiter.stack().topOwn();
        List<StackFrame> stack = waiter.thread().frames();
        for (int i = Borrowers.of(waiters).belowBorrow(stack); i < stack.size(); i++) {
            StackFrame frame = stack.get(i);
            boolean named =
                    !frame.className().contains("$$Lambda") && !frame.method().startsWith("lambda$");
            if (borrower != null
                    && named
                    && CodeOrigin.isOwn(frame.className())
                    && !frame.className().equals(borrower.className())) {
                return frame;
            }
        }
        return null;
    }

    private boolean couldHold(SeenThread thread, StackFrame outer) {
        return !waiters.contains(thread)
                && thread.thread().frames().stream()
                        .anyMatch(frame -> outermost(frame.className()).equals(outermost(outer.className())));
    }

    private static String outermost(String className) {
        int dollar = className.indexOf('$');
        return dollar < 0 ? className : className.substring(0, dollar);
    }
}
