package dev.jvitals.diagnosis;

/**
 * Who did it.
 *
 * @param kind what sort of thing the name names
 * @param name the thread's name, the class, the frame, the lock, the flag …: exact, so that it can be searched for
 * @param detail what it did, in words; may be empty
 */
public record Suspect(Kind kind, String name, String detail) {
    /** The sorts of things that can be to blame. */
    public enum Kind {
        THREAD,
        POOL,
        LOCK,
        FRAME,
        CLASS,
        OBJECT,
        LOADER,
        FLAG,
        COLLECTOR,
        PROCESS,
        SOCKET,
        CATEGORY
    }
}
