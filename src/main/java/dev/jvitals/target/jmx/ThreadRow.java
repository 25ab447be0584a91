package dev.jvitals.target.jmx;

import java.util.List;

/**
 * One thread of a JVM, as one look at all of them found it.
 *
 * @param cpuCores processor cores that it keeps busy, NaN where unknown
 * @param cpuSeconds processor time since the thread's start, NaN where unknown
 * @param allocationBytesPerSecond new objects, NaN where unknown
 * @param state as the JVM names it, or what it does in truth: running, in native code, waiting in the kernel
 * @param frames the stack, top first; empty where none was taken
 * @param byObserving whether it exists because somebody looks
 */
public record ThreadRow(
        long id,
        String name,
        String state,
        double cpuCores,
        double cpuSeconds,
        double allocationBytesPerSecond,
        List<String> frames,
        boolean byObserving) {
    public ThreadRow {
        frames = List.copyOf(frames);
    }

    /** The frame that the thread is in; empty where no stack was taken. */
    public String topFrame() {
        return frames.isEmpty() ? "" : frames.getFirst();
    }
}
