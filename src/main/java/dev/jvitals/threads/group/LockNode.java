package dev.jvitals.threads.group;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One lock that somebody owns or wants.
 *
 * @param id as the dump writes it; the class's name for a class being initialised
 * @param className the lock's class, empty where unknown
 * @param kind what sort of lock it is
 * @param owner who holds it, null where no thread in the dump does
 * @param waiting who wants it now, in the dump's order
 * @param inWait who gave the monitor up in Object.wait() and waits to be notified
 */
public record LockNode(
        String id,
        String className,
        Kind kind,
        @Nullable SeenThread owner,
        List<SeenThread> waiting,
        List<SeenThread> inWait) {

    /** The sorts of locks. */
    public enum Kind {
        /** A Java monitor: {@code synchronized}. */
        MONITOR,
        /** A lock of java.util.concurrent.locks that knows its owner: ReentrantLock, a write lock. */
        OWNABLE,
        /** A class being initialised: its first user runs the static initialiser, the others wait. */
        CLASS_INIT
    }

    /** Whether somebody wants the lock and no thread in the dump has it. */
    public boolean ownerUnknown() {
        return owner == null && !waiting.isEmpty();
    }
}
