package dev.jvitals.heap.walk;

/** A set of object ids: one bit for each object of the heap, 2 MB for 16 million. Not for several threads. */
public final class IdSet {
    private final long[] words;
    private long size;

    /** An empty set for ids below {@code limit}. */
    public IdSet(long limit) {
        words = new long[Math.toIntExact((limit + Long.SIZE - 1) / Long.SIZE)];
    }

    /** Adds an id; returns whether it was not there. */
    public boolean add(long id) {
        int word = (int) (id >>> 6);
        long bit = 1L << id;
        if ((words[word] & bit) != 0) {
            return false;
        }
        words[word] |= bit;
        size++;
        return true;
    }

    public boolean contains(long id) {
        return (words[(int) (id >>> 6)] & 1L << id) != 0;
    }

    public long size() {
        return size;
    }
}
