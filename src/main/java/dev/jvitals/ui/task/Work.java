package dev.jvitals.ui.task;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Progress;

/**
 * Something long that is done off the JavaFX thread.
 *
 * @param <T> what comes out
 */
@FunctionalInterface
public interface Work<T> {
    /** Does it, telling how far it is and asking often whether it may go on. */
    T run(Progress progress, Cancellation cancellation) throws Exception;
}
