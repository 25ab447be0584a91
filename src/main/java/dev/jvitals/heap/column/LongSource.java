package dev.jvitals.heap.column;

/** Numbers by position, as a column is written from them. */
@FunctionalInterface
public interface LongSource {
    long get(long index);
}
