package dev.jvitals.base;

import java.util.concurrent.CancellationException;

/**
 * A cancel signal that long work asks on every record and in each long loop. One volatile read per question; safe from
 * any thread.
 */
public final class Cancellation {
    private volatile boolean cancelled;

    /** A signal that nobody has raised yet. */
    public Cancellation() {}

    /** Raises the signal; it stays raised. */
    public void cancel() {
        cancelled = true;
    }

    public boolean isCancelled() {
        return cancelled;
    }

    /** Returns if the work may go on. Throws {@link CancellationException} once the signal is raised. */
    public void check() {
        if (cancelled) {
            throw new CancellationException("cancelled");
        }
    }
}
