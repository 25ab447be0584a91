package dev.jvitals.heap.column;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Memory by its address. Each access to a {@link MemorySegment} also asks whether the segment is still open, of which kind
 * it is, and where it ends; compiled, a loop over a few columns is then 10 to 20 KB of code, and takes the compiler longer
 * than it runs. Here all of that is constant. So only {@link Scratch} memory is read this way, which nobody closes while its
 * users run, and each caller checks its own bounds.
 */
final class RawMemory {
    /** All elements are aligned; saying so would make the JVM check and compile it at each access. */
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;

    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED;

    private static final MemorySegment ALL = all();

    private RawMemory() {}

    @SuppressWarnings("restricted") // bounds and life are the callers' care, see above
    private static MemorySegment all() {
        return MemorySegment.NULL.reinterpret(Long.MAX_VALUE);
    }

    /** That memory, for as long as {@code arena} is open. */
    @SuppressWarnings("restricted") // bounds and life are the callers' care, see above
    static MemorySegment segment(long address, long bytes, Arena arena) {
        return MemorySegment.ofAddress(address).reinterpret(bytes, arena, null);
    }

    static int getInt(long address) {
        return ALL.get(INT, address);
    }

    static void setInt(long address, int value) {
        ALL.set(INT, address, value);
    }

    static long getLong(long address) {
        return ALL.get(LONG, address);
    }

    static void setLong(long address, long value) {
        ALL.set(LONG, address, value);
    }
}
