package dev.jvitals.heap.walk;

import dev.jvitals.heap.Heap;

/** All references that point at an object, without holding them in memory. */
public final class Inbound {
    private static final int PAGE = 1 << 12;

    private Inbound() {}

    /** Receives ids until it returns false. */
    @FunctionalInterface
    public interface Visitor {
        boolean visit(long id);
    }

    /** Hands over each object that refers to {@code id}, once for each reference. Works without the dump. */
    public static void each(Heap heap, long id, Visitor visitor) {
        long[] page = heap.inbound(id, 0, PAGE);
        for (long from = 0; page.length > 0; from += PAGE, page = heap.inbound(id, from, PAGE)) {
            for (long source : page) {
                if (!visitor.visit(source)) {
                    return;
                }
            }
            if (page.length < PAGE) {
                return;
            }
        }
    }
}
