package dev.jvitals.metrics;

import dev.jvitals.base.Unit;

/**
 * What a series measures. Two series are the same where their ids are.
 *
 * @param id stable and dotted, for example {@code heap.used} or {@code gc.share}; the key in recordings
 * @param label for people, short
 * @param unit of every value
 * @param source where the figure comes from, for example {@code hsperfdata sun.gc.generation.0.space.0.used}
 * @param meaning one sentence: what it is and what is normal, shown where the pointer rests on it
 */
public record Series(String id, String label, Unit unit, String source, String meaning) {}
