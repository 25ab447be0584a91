package dev.jvitals.threads.read;

import dev.jvitals.threads.LockUse;
import dev.jvitals.threads.LockUse.Kind;
import dev.jvitals.threads.StackFrame;
import dev.jvitals.threads.ThreadEntryBuilder;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Says what a stack's monitor lines mean. HotSpot prints {@code - locked <X>} at the frame that entered X even while the
 * thread waits in {@code X.wait()} and so does not own it, leaves {@code waiting on} out for compiled frames, and prints
 * {@code locked} in place of {@code waiting to lock} for a synchronized method that is being entered. Tools that print
 * ThreadInfos say {@code waiting on} of parked threads too.
 */
final class Monitors {
    private Monitors() {}

    /** Corrects the kinds of the builder's lock uses. Cost: O(uses of this thread). */
    static void correct(ThreadEntryBuilder thread, List<StackFrame> frames) {
        List<LockUse> locks = thread.locks();
        if (locks.isEmpty() || thread.state() == Thread.State.RUNNABLE) {
            return;
        }
        boolean inWait = !frames.isEmpty() && isObjectWait(frames.getFirst());
        if (inWait) {
            nameTheMonitorWaitedFor(locks);
            giveUp(locks, thread.state() == Thread.State.BLOCKED);
        } else if (!frames.isEmpty() && frames.getFirst().method().startsWith("park")) {
            locks.replaceAll(use -> use.kind() == Kind.WAITING_ON ? with(use, Kind.PARKING, use.depth()) : use);
        } else if (thread.state() == Thread.State.BLOCKED) {
            entering(locks);
        }
    }

    static boolean isObjectWait(StackFrame frame) {
        return frame.className().equals("java.lang.Object") && frame.method().startsWith("wait");
    }

    /** Where {@code waiting on} is missing or has no address: the innermost monitor is the one waited for. */
    private static void nameTheMonitorWaitedFor(List<LockUse> locks) {
        int unknown = -1;
        LockUse innermost = null;
        for (int i = 0; i < locks.size(); i++) {
            LockUse use = locks.get(i);
            boolean waits = isWait(use.kind());
            if (waits && !use.lockId().isEmpty()) {
                if (unknown >= 0) {
                    locks.set(unknown, with(use, Kind.WAITING_ON, 0));
                } else if (use.kind() == Kind.WAITING_TO_RELOCK && innermost == null) {
                    locks.addFirst(with(use, Kind.WAITING_ON, 0));
                }
                return;
            } else if (waits) {
                unknown = i;
            } else if (innermost == null
                    && use.kind() == Kind.LOCKED
                    && !use.lockId().isEmpty()) {
                innermost = use;
            }
        }
        if (innermost != null) {
            LockUse waited = with(innermost, Kind.WAITING_ON, 0);
            if (unknown >= 0) {
                locks.set(unknown, waited);
            } else {
                locks.addFirst(waited);
            }
        }
    }

    private static boolean isWait(Kind kind) {
        return kind == Kind.WAITING_ON || kind == Kind.WAITING_TO_RELOCK || kind == Kind.WAITING_TO_LOCK;
    }

    private static void giveUp(List<LockUse> locks, boolean wantsItBack) {
        Set<String> waitedFor = new HashSet<>();
        for (LockUse use : locks) {
            if (use.kind() == Kind.WAITING_ON || use.kind() == Kind.WAITING_TO_LOCK) {
                waitedFor.add(use.lockId());
            }
        }
        for (int i = 0; i < locks.size(); i++) {
            LockUse use = locks.get(i);
            boolean waits = use.kind() == Kind.WAITING_ON || use.kind() == Kind.WAITING_TO_LOCK;
            if (waits && wantsItBack) {
                locks.set(i, with(use, Kind.WAITING_TO_RELOCK, use.depth()));
            } else if ((use.kind() == Kind.LOCKED || use.kind() == Kind.WAITING_TO_RELOCK)
                    && waitedFor.contains(use.lockId())) {
                locks.set(i, with(use, Kind.GIVEN_UP, use.depth()));
            }
        }
    }

    /** BLOCKED with no word for what: the monitor at the top frame is the one it wants. */
    private static void entering(List<LockUse> locks) {
        LockUse first = locks.getFirst();
        boolean said = locks.stream().anyMatch(use -> use.kind() == Kind.WAITING_TO_LOCK);
        if (!said && first.kind() == Kind.LOCKED && first.depth() == 0) {
            locks.set(0, with(first, Kind.WAITING_TO_LOCK, 0));
        }
    }

    private static LockUse with(LockUse use, Kind kind, int depth) {
        return new LockUse(depth, kind, use.lockId(), use.className(), use.ownerId());
    }
}
