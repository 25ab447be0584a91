package dev.jvitals.diagnosis.threads;

import dev.jvitals.threads.StackFrame;
import dev.jvitals.threads.group.DumpAnalysis;
import dev.jvitals.threads.group.SeenThread;
import dev.jvitals.threads.signature.Activity;
import dev.jvitals.threads.signature.CodeOrigin;
import dev.jvitals.threads.signature.PooledUse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who waits for and who holds the objects of one library's pools in one dump.
 *
 * @param label the library
 * @param dump where it was seen
 * @param waiters who wait to borrow
 * @param creators who make the next object or wait while another thread does
 * @param holders who seem to have one, without the waiters
 * @param nested waiters who seem to have one already
 */
record PoolUse(
        String label,
        DumpAnalysis dump,
        List<SeenThread> waiters,
        List<SeenThread> creators,
        List<Holder> holders,
        List<Holder> nested) {

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

    /** All libraries' pools that somebody waits for in this dump. */
    static List<PoolUse> in(DumpAnalysis dump) {
        Map<String, List<SeenThread>> waiting = new LinkedHashMap<>();
        Map<String, List<SeenThread>> creating = new LinkedHashMap<>();
        for (SeenThread thread : dump.threads()) {
            if (thread.activity() == Activity.WAITS_FOR_POOL) {
                waiting.computeIfAbsent(thread.label(), _ -> new ArrayList<>()).add(thread);
            } else if (thread.activity() == Activity.CREATES_POOLED) {
                creating.computeIfAbsent(thread.label(), _ -> new ArrayList<>()).add(thread);
            }
        }
        creating.keySet().forEach(label -> waiting.putIfAbsent(label, List.of()));
        Map<String, Borrowers> borrowers = new LinkedHashMap<>();
        waiting.forEach((label, waiters) -> borrowers.put(label, Borrowers.of(waiters)));
        List<PoolUse> uses = new ArrayList<>();
        waiting.forEach((label, waiters) -> {
            Borrowers own = borrowers.getOrDefault(label, Borrowers.of(waiters));
            List<Borrowers> others = borrowers.entrySet().stream()
                    .filter(entry -> !entry.getKey().equals(label))
                    .map(Map.Entry::getValue)
                    .toList();
            PoolUse use = of(label, dump, waiters, creating.getOrDefault(label, List.of()), own);
            uses.add(use.withoutAmbiguous(others));
        });
        return uses;
    }

    private static PoolUse of(
            String label, DumpAnalysis dump, List<SeenThread> waiters, List<SeenThread> creators, Borrowers borrowers) {
        List<Holder> holders = new ArrayList<>();
        List<Holder> nested = new ArrayList<>();
        for (SeenThread thread : dump.threads()) {
            switch (thread.activity()) {
                case IDLE, JVM, CREATES_POOLED -> {}
                case WAITS_FOR_POOL -> {
                    if (thread.label().equals(label)) {
                        addIfHolding(nested, label, thread, borrowers.belowBorrow(thread), borrowers);
                    }
                }
                case RUNS, WAITS_FOR_IO, WAITS_FOR_LOCK, WAITS, SLEEPS -> {
                    if (!PooledUse.isOpening(thread.thread().frames())) {
                        addIfHolding(holders, label, thread, 0, borrowers);
                    }
                }
            }
        }
        return new PoolUse(
                label, dump, List.copyOf(waiters), List.copyOf(creators), List.copyOf(holders), List.copyOf(nested));
    }

    /** Without guesses that would fit another pool as well, where surer holders are known. */
    private PoolUse withoutAmbiguous(List<Borrowers> others) {
        boolean surer = holders.stream().anyMatch(holder -> holder.sign != Sign.PAST_BORROW);
        if (!surer) {
            return this;
        }
        List<Holder> clear = holders.stream()
                .filter(holder -> holder.sign != Sign.PAST_BORROW
                        || others.stream().noneMatch(other -> other.borrowsIn(holder.frame)))
                .toList();
        return new PoolUse(label, dump, waiters, creators, clear, nested);
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
        for (int i = Borrowers.of(waiters).belowBorrow(waiter); i < stack.size(); i++) {
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

    private static void addIfHolding(
            List<Holder> found, String label, SeenThread thread, int from, Borrowers borrowers) {
        List<StackFrame> stack = thread.thread().frames();
        StackFrame frame = PooledUse.wrapper(label, stack, from);
        Sign sign = Sign.WRAPPER;
        if (frame == null && PooledUse.isOfOtherPool(label, stack)) {
            return;
        }
        boolean jdbc = PooledUse.lendsJdbc(label);
        if (frame == null && jdbc) {
            frame = PooledUse.driver(stack, from);
            sign = Sign.DRIVER;
        }
        if (frame == null && jdbc) {
            frame = PooledUse.openScope(stack, from);
            sign = Sign.SCOPE;
        }
        if (frame == null) {
            frame = borrowers.pastBorrow(stack, from);
            sign = Sign.PAST_BORROW;
        }
        if (frame != null) {
            found.add(new Holder(thread, sign, frame));
        }
    }
}
