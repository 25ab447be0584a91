package dev.jvitals.heap.inspect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The first {@code most} of many values in a given order, in bounded memory. Adding costs O(log most). */
public final class Top<T> {
    private final int most;
    private final Comparator<? super T> order;
    private final PriorityQueue<T> queue;
    private long seen;

    public Top(int most, Comparator<? super T> order) {
        this.most = most;
        this.order = order;
        this.queue = new PriorityQueue<>(order.reversed());
    }

    public void add(T value) {
        seen++;
        if (queue.size() < most) {
            queue.add(value);
        } else if (most > 0 && order.compare(value, queue.element()) < 0) {
            queue.remove();
            queue.add(value);
        }
    }

    /** How many values were added, kept or not. */
    public long seen() {
        return seen;
    }

    /** Those kept, in order. */
    public List<T> sorted() {
        List<T> out = new ArrayList<>(queue);
        out.sort(order);
        return out;
    }
}
