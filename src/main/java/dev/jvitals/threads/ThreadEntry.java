package dev.jvitals.threads;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thread in one dump. Equal stacks are the same list instance within a reading, so memory grows with distinct stacks.
 *
 * @param name as the JVM had it, anything a stranger may write; empty for a mounted virtual thread in Thread.print
 * @param id Java thread id, -1 where the format has none
 * @param nativeId operating system thread id as the JVM sees it (inside its pid namespace), -1 where unknown
 * @param state the Java thread state; null for JVM-internal threads and formats without states
 * @param daemon whether it is a daemon; false where unknown
 * @param virtual whether it is a virtual thread
 * @param cpuMillis CPU time used since its start, NaN where the format has none
 * @param elapsedSeconds age of the thread, NaN where the format has none
 * @param allocatedBytes bytes allocated since its start, -1 where unknown
 * @param carrierId id of the carrier thread that a virtual thread is mounted on, -1 where unknown or unmounted
 * @param carriesId id of the virtual thread that this carrier runs, -1 for threads that carry none
 * @param container the executor or other container it belongs to, null where the format has none
 * @param frames the stack, top frame first
 * @param locks what it does with locks, in the dump's order
 * @param firstLine first line in the file (1-based), for showing the source text; 0 where there is none
 * @param lastLine last line in the file, inclusive
 */
public record ThreadEntry(
        String name,
        long id,
        long nativeId,
        Thread.@Nullable State state,
        boolean daemon,
        boolean virtual,
        double cpuMillis,
        double elapsedSeconds,
        long allocatedBytes,
        long carrierId,
        long carriesId,
        @Nullable String container,
        List<StackFrame> frames,
        List<LockUse> locks,
        int firstLine,
        int lastLine) {

    /** A thread of that name of which nothing else is known yet. */
    public static ThreadEntryBuilder named(String name) {
        return new ThreadEntryBuilder(name);
    }

    /** The same thread, known to carry that virtual thread. */
    public ThreadEntry carrying(long virtualId) {
        return changed(name, virtualId, container, firstLine, lastLine);
    }

    /** The same thread, with the name and container that another source knows. */
    public ThreadEntry known(String itsName, @Nullable String itsContainer) {
        return changed(itsName, carriesId, itsContainer, firstLine, lastLine);
    }

    /** The same thread without lines, for a dump that was read from another file. */
    public ThreadEntry withoutLines() {
        return changed(name, carriesId, container, 0, 0);
    }

    private ThreadEntry changed(String itsName, long itsCarried, @Nullable String itsContainer, int first, int last) {
        return new ThreadEntry(
                itsName,
                id,
                nativeId,
                state,
                daemon,
                virtual,
                cpuMillis,
                elapsedSeconds,
                allocatedBytes,
                carrierId,
                itsCarried,
                itsContainer,
                frames,
                locks,
                first,
                last);
    }
}
