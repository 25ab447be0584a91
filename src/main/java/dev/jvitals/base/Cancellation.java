package dev.jvitals.base;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

/**
 * A cancel signal that long work asks on every record and in each long loop. One volatile read per question; safe from
 * any thread.
 */
public final class Cancellation {
    private final List<Runnable> listeners = new ArrayList<>();
    private volatile boolean cancelled;

    /** A signal that nobody has raised yet. */
    public Cancellation() {}

    /** Raises the signal; it stays raised. */
    public void cancel() {
        List<Runnable> told;
        synchronized (listeners) {
            cancelled = true;
            told = List.copyOf(listeners);
            listeners.clear();
        }
        told.forEach(Runnable::run);
    }

    /**
     * For work that waits in a call and cannot ask: runs this once the signal is raised, on the thread that raises it; at
     * once if it has been. It must not block.
     */
    public void onCancel(Runnable listener) {
        synchronized (listeners) {
            if (!cancelled) {
                listeners.add(listener);
                return;
            }
        }
        listener.run();
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
