package dev.jvitals.heap.decode;

/** Receives a collection's content. */
@FunctionalInterface
public interface EntryVisitor {
    /**
     * One entry of a map, or one element with {@link ObjectReader#NONE} as its key. Returns whether to go on.
     */
    boolean entry(long key, long value);
}
