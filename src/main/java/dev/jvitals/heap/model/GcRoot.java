package dev.jvitals.heap.model;

import dev.jvitals.hprof.RootKind;

/**
 * A reason why the JVM keeps an object. An object may have several.
 *
 * @param objectId the object
 * @param threadId the thread whose stack it is on, −1 where the kind has none or the thread is not in the dump. Such an
 *     object is kept through its thread, as MAT has it, and is no root of its own.
 * @param frame the frame of that thread's stack, 0 the innermost, −1 where unknown
 */
public record GcRoot(long objectId, RootKind kind, long threadId, int frame) {
    /** Whether the object is held by its thread's stack rather than by the JVM itself. */
    public boolean isStackLocal() {
        return threadId >= 0 && kind != RootKind.THREAD;
    }
}
