package dev.jvitals.threads;

/**
 * What a thread does with one lock at one frame.
 *
 * @param depth index of the frame, 0 the top; {@link #NO_FRAME} for an ownable synchronizer listed below the stack
 * @param kind what it does with it
 * @param lockId the lock's identity as the dump writes it ({@code 0x…} address or {@code Class@hash}), normalised to
 *     lower case; empty where the dump has none
 * @param className the lock's class, empty where unknown
 * @param ownerId Java thread id of the owner where the dump names it beside the lock, -1 where it does not
 */
public record LockUse(int depth, Kind kind, String lockId, String className, long ownerId) {
    public static final int NO_FRAME = -1;

    /** A use whose line does not name the owner. */
    public LockUse(int depth, Kind kind, String lockId, String className) {
        this(depth, kind, lockId, className, -1);
    }

    /** Whether this is a hold on the lock at the moment of the dump. */
    public boolean owns() {
        return kind == Kind.LOCKED || kind == Kind.OWNS_SYNCHRONIZER;
    }

    /** The ways a thread relates to a lock. */
    public enum Kind {
        /** Owns the monitor. */
        LOCKED,
        /** Locked the monitor at this frame but gave it up for the Object.wait() above: does not own it now. */
        GIVEN_UP,
        /** Wants to enter the monitor: the thread is BLOCKED. */
        WAITING_TO_LOCK,
        /** In Object.wait(), the monitor given up for now. */
        WAITING_ON,
        /** Woken from Object.wait(), wants the monitor back. */
        WAITING_TO_RELOCK,
        /** Parked on a java.util.concurrent synchronizer or blocker. */
        PARKING,
        /** Owns an ownable synchronizer, such as a ReentrantLock. */
        OWNS_SYNCHRONIZER,
        /** Waits for another thread to finish initialising this class. */
        WAITING_FOR_CLASS_INIT,
        /** The compiler removed this lock. */
        ELIMINATED
    }
}
