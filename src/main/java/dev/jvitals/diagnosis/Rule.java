package dev.jvitals.diagnosis;

import java.util.List;

/**
 * Looks at evidence for one trouble.
 *
 * @param <I> what it looks at: thread dumps, a heap dump, the series of a live target
 */
public interface Rule<I> {
    /** Stable and hyphenated, for example {@code pool-wait}. */
    String id();

    /** The bounds at which it changes its mind; they are shown with what it finds. */
    default List<Threshold> thresholds() {
        return List.of();
    }

    /** What it says of this input. Must not change it, and must be quick or ask for cancellation. */
    Verdict judge(I input);
}
