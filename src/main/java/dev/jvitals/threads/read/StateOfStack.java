package dev.jvitals.threads.read;

import dev.jvitals.threads.LockUse;
import dev.jvitals.threads.StackFrame;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state that a stack shows, for formats that write none: what waits has a frame of the JDK's waiting on top. What does
 * not may run or be blocked, so nothing is said of it.
 */
final class StateOfStack {
    /** Unsafe.park, LockSupport's method, and for virtual threads two more in between. */
    private static final int TIMED_PARK_WITHIN_FRAMES = 5;

    private StateOfStack() {}

    /** The kind of waiting that the stack shows, null where it shows none. */
    static Thread.@Nullable State waiting(List<StackFrame> stack, List<LockUse> locks) {
        if (stack.isEmpty()) {
            return null;
        }
        for (LockUse use : locks) {
            if (use.kind() == LockUse.Kind.WAITING_TO_LOCK || use.kind() == LockUse.Kind.WAITING_TO_RELOCK) {
                return Thread.State.BLOCKED;
            }
        }
        StackFrame top = stack.getFirst();
        if (isTimed(top, stack)) {
            return Thread.State.TIMED_WAITING;
        }
        return isUntimed(top) ? Thread.State.WAITING : null;
    }

    private static boolean isTimed(StackFrame top, List<StackFrame> stack) {
        if (top.className().equals("java.lang.Thread") && top.method().startsWith("sleep")) {
            return true;
        }
        return isUntimed(top)
                && stack.stream()
                        .limit(TIMED_PARK_WITHIN_FRAMES)
                        .anyMatch(frame -> frame.method().equals("parkNanos")
                                || frame.method().equals("parkUntil"));
    }

    private static boolean isUntimed(StackFrame top) {
        if (Monitors.isObjectWait(top)) {
            return true;
        }
        String owner = top.className();
        return (top.method().startsWith("park") || top.method().equals("yieldContinuation"))
                && (owner.endsWith(".Unsafe") || owner.endsWith(".VirtualThread") || owner.endsWith(".LockSupport"));
    }
}
