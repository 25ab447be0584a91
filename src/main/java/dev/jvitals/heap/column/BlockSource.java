package dev.jvitals.heap.column;

/** The numbers of a column in order, a block at a time, as {@link IndexFileWriter#column} wants them. */
@FunctionalInterface
public interface BlockSource {
    /** Puts {@code count} numbers from {@code from} at the start of {@code block}. */
    void read(long from, long[] block, int count);
}
