package dev.jvitals.diagnosis;

/**
 * A finding and when it held.
 *
 * @param id the same number for as long as it is the same trouble, whatever its figures
 * @param finding as it was last said; at its worst once it is over
 * @param sinceMillis when it was first seen, since the epoch; 0 where its input tells no time, as a heap dump
 * @param lastMillis when it was last seen
 * @param ended whether it holds no more
 */
public record TrackedFinding(long id, Finding finding, long sinceMillis, long lastMillis, boolean ended) {}
