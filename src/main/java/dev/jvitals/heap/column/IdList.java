package dev.jvitals.heap.column;

/**
 * Numbers one after the other outside the Java heap, also as a stack. Takes memory for those that are there, in steps of
 * megabytes, not for all that there might be. One thread.
 */
public final class IdList {
    private static final long FIRST_READY = 1 << 16;

    private final GrowingMemory memory;
    private final IdArray cells;
    private final int cellBytes;
    private long ready;
    private long size;

    /** An empty list of at most {@code most} numbers below {@code limit}; {@code scratch} frees it. */
    public IdList(Scratch scratch, long most, long limit) {
        cellBytes = IdArray.bytes(limit);
        memory = scratch.growing(most * cellBytes);
        cells = memory.ids(limit);
    }

    /** Adds a number at the end. Throws {@link dev.jvitals.base.Failure} when the disk is full. */
    public void add(long value) {
        if (size == ready) {
            ready = Math.max(FIRST_READY, ready * 2);
            memory.ensure(ready * cellBytes);
        }
        cells.set(size++, value);
    }

    /** The number at that place, which was added before. */
    public long get(long index) {
        return cells.get(index);
    }

    /** Takes the last number away. Throws {@link IndexOutOfBoundsException} where there is none. */
    public long removeLast() {
        long value = cells.get(size - 1);
        size--;
        return value;
    }

    /** Gives the memory back. */
    public void free(Scratch scratch) {
        scratch.free(cells);
    }

    public long size() {
        return size;
    }
}
