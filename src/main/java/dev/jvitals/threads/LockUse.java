package dev.jvitals.threads;

/**
 * What a thread does with one lock at one frame.
 *
 * @param depth index of the frame, 0 the top; {@link #NO_FRAME} for an ownable synchronizer listed below the stack
 * @param kind what it does with it
 * @param lockId the lock's identity as the dump writes it ({@code 0x…} address or {@code Class@hash}), normalised to
 *     lower case; empty where the dump has none
 * @param className the lock's class, empty where unknown
 */
public record LockUse(int depth, Kind kind, String lockId, String className) {
    public static final int NO_FRAME = -1;

    /** The ways a thread relates to a lock. */
    public enum Kind {
        /** Owns the monitor. */
        LOCKED,
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
