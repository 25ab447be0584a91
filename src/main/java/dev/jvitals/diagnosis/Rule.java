package dev.jvitals.diagnosis;

/**
 * Looks at evidence for one trouble.
 *
 * @param <I> what it looks at: thread dumps, a heap dump, the series of a live target
 */
public interface Rule<I> {
    /** Stable and hyphenated, for example {@code pool-wait}. */
    String id();

    /** What it says of this input. Must not change it, and must be quick or ask for cancellation. */
    Verdict judge(I input);
}
