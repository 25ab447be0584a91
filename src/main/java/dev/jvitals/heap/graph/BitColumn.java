package dev.jvitals.heap.graph;

import dev.jvitals.heap.column.IdArray;
import dev.jvitals.heap.column.Scratch;

/** One bit for each object, outside the Java heap. One thread writes. */
public final class BitColumn {
    private final IdArray words;

    public BitColumn(Scratch scratch, long size) {
        words = scratch.ids((size + 63) / 64, Long.MAX_VALUE);
    }

    public void free(Scratch scratch) {
        scratch.free(words);
    }

    public boolean get(long index) {
        return (words.get(index >>> 6) & 1L << index) != 0;
    }

    public void set(long index) {
        words.set(index >>> 6, words.get(index >>> 6) | 1L << index);
    }
}
