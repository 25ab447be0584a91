package dev.jvitals.heap.paths;

import dev.jvitals.hprof.RootKind;

/**
 * Why the JVM itself keeps an object.
 *
 * @param kind the kind of root
 * @param thread the thread's name for a root that belongs to one, else empty
 * @param frame the stack frame for a local of a known frame, else empty
 */
public record RootReason(RootKind kind, String thread, String frame) {
    /** In one line: the kind, and the thread and frame where there are some. */
    public String text() {
        String who = thread.isEmpty() ? kind.label() : kind.label() + " " + thread;
        return frame.isEmpty() ? who : who + " at " + frame;
    }
}
