package dev.jvitals.heap.model;

import java.util.List;

/**
 * A thread when the dump was taken.
 *
 * @param objectId the thread object
 * @param serial the number that the file gives it
 * @param name the thread's name, empty where it cannot be read
 * @param frames its stack, innermost first
 * @param otherLocals ids of objects that the stack holds in no frame that is known
 */
public record HeapThread(long objectId, int serial, String name, List<HeapFrame> frames, List<Long> otherLocals) {
    public HeapThread {
        frames = List.copyOf(frames);
        otherLocals = List.copyOf(otherLocals);
    }
}
