package dev.jvitals.heap.walk;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Progress;

/** Tells progress and asks for cancellation every so many steps of a long loop. For one thread. */
public final class Pulse {
    /** A power of two; at the speed of these loops a cancel is heard within milliseconds. */
    private static final int EVERY = 1 << 12;

    private final Progress progress;
    private final Cancellation cancellation;
    private long steps;

    public Pulse(Progress progress, Cancellation cancellation) {
        this.progress = progress;
        this.cancellation = cancellation;
    }

    /** Without progress and never cancelled: for short work. */
    public static Pulse none() {
        return new Pulse(Progress.NONE, new Cancellation());
    }

    /** The signal that is asked. */
    public Cancellation cancellation() {
        return cancellation;
    }

    /** A new phase of {@code total} steps begins, 0 where unknown. */
    public void phase(String name, long total) {
        cancellation.check();
        steps = 0;
        progress.phase(name, total);
    }

    /** One step is done. Throws {@link java.util.concurrent.CancellationException} once cancelled. */
    public void step() {
        if ((++steps & EVERY - 1) == 0) {
            cancellation.check();
            progress.at(steps);
        }
    }

    /** So many steps are done, asked after at once: for blocks of a thousand steps or more. */
    public void steps(int count) {
        steps += count;
        cancellation.check();
        progress.at(steps);
    }
}
