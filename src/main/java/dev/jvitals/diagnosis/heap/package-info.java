/**
 * Rules that judge a heap dump alone: what piles up, direct buffers, class loaders that are never let go.
 *
 * <p>In: {@link dev.jvitals.diagnosis.heap.HeapEvidence}. Out: findings. What a dump cannot show (how fast it grows, how
 * long ago the last collection was) is left to the live rules of the same names.
 */
@NullMarked
package dev.jvitals.diagnosis.heap;

import org.jspecify.annotations.NullMarked;
