package dev.jvitals.heap.graph;

import dev.jvitals.base.Cancellation;
import java.util.function.LongConsumer;

/** Asked by a long loop between its blocks: whether it may go on, and told how far it is. One for each thread. */
public final class Steps {
    private static final long TOLD_AT_ONCE = 1 << 16; // telling takes a lock

    private final Cancellation cancellation;
    private final LongConsumer told;
    private long untold;

    /** {@code told} is given how many rounds were done since it was called before, now and then. */
    public Steps(Cancellation cancellation, LongConsumer told) {
        this.cancellation = cancellation;
        this.told = told;
    }

    /** So many rounds more are under way. Throws {@link java.util.concurrent.CancellationException} once that is asked for. */
    void next(long rounds) {
        cancellation.check();
        untold += rounds;
        if (untold >= TOLD_AT_ONCE) {
            told.accept(untold);
            untold = 0;
        }
    }

    Cancellation cancellation() {
        return cancellation;
    }
}
