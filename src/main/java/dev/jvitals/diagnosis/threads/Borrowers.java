package dev.jvitals.diagnosis.threads;

import dev.jvitals.threads.StackFrame;
import dev.jvitals.threads.group.SeenThread;
import dev.jvitals.threads.signature.CodeOrigin;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The methods of one's own code that borrow from a pool, learnt from the threads that wait in it. A thread that is in
 * such a method but further down its source, and not in the pool, has most likely got what the others wait for.
 */
final class Borrowers {
    /** A method so named hands the connection on to its caller, so the caller is the borrower. */
    private static final List<String> HANDS_ON =
            List.of("connection", "borrow", "acquire", "checkout", "lease", "resource", "open", "obtain");

    /** So deep a chain of methods that hand a connection on is followed. */
    private static final int MAX_HAND_ON = 4;

    private record Method(String className, String name) {
        static Method of(StackFrame frame) {
            return new Method(frame.className(), frame.method());
        }
    }

    /** The source lines at which each borrowing method was seen to borrow. */
    private final Map<Method, Set<Integer>> lines = new HashMap<>();

    private Borrowers() {}

    static Borrowers of(List<SeenThread> waiters) {
        Borrowers borrowers = new Borrowers();
        // Facts of equal stacks are one object: no stack is compared frame by frame.
        waiters.stream().map(SeenThread::stack).distinct().forEach(stack -> borrowers.learn(stack.frames()));
        return borrowers;
    }

    private void learn(List<StackFrame> stack) {
        int at = CodeOrigin.firstOwn(stack, 0);
        for (int hops = 0; at >= 0 && hops < MAX_HAND_ON; hops++) {
            StackFrame frame = stack.get(at);
            lines.computeIfAbsent(Method.of(frame), _ -> new HashSet<>()).add(frame.line());
            if (!handsOn(stack, at)) {
                return;
            }
            at = CodeOrigin.firstOwn(stack, at + 1);
        }
    }

    /** Whether other threads were seen to borrow in this frame's method. */
    boolean borrowsIn(StackFrame frame) {
        return lines.containsKey(Method.of(frame));
    }

    /** By its name; a lambda's body has the name of the method that its frame below implements. */
    private static boolean handsOn(List<StackFrame> stack, int at) {
        StackFrame frame = stack.get(at);
        boolean isLambda = frame.method().startsWith("lambda$") && at + 1 < stack.size();
        String name = (isLambda ? stack.get(at + 1) : frame).method().toLowerCase(Locale.ROOT);
        return HANDS_ON.stream().anyMatch(name::contains);
    }

    /** Index of the first frame below the waiter's own borrowing methods, where an earlier borrow would show. */
    int belowBorrow(List<StackFrame> stack) {
        int at = CodeOrigin.firstOwn(stack, 0);
        int last = at;
        for (int hops = 0; at >= 0 && hops < MAX_HAND_ON; hops++) {
            last = at;
            if (!handsOn(stack, at)) {
                break;
            }
            at = CodeOrigin.firstOwn(stack, at + 1);
        }
        return last + 1;
    }

    /**
     * The topmost frame at or below {@code from} of a method that others borrow in, past that line; null where there is
     * none. Where the dump has no lines, being in the method must do.
     */
    @Nullable
    StackFrame pastBorrow(List<StackFrame> stack, int from) {
        for (int i = from; i < stack.size(); i++) {
            StackFrame frame = stack.get(i);
            Set<Integer> borrowedAt = lines.get(Method.of(frame));
            if (borrowedAt != null && isPast(frame.line(), borrowedAt)) {
                return frame;
            }
        }
        return null;
    }

    private static boolean isPast(int line, Set<Integer> borrowedAt) {
        return line < 0 || borrowedAt.stream().allMatch(borrow -> borrow < line);
    }
}
