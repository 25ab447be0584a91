/**
 * Walks over the object graph: sets and queues of object ids that stay small, what is reached when some references do not
 * count, what one class retains.
 *
 * <p>In: an open heap. Out: sets of objects and sums. Memory: bits on the Java heap, queues in scratch files.
 */
@NullMarked
package dev.jvitals.heap.walk;

import org.jspecify.annotations.NullMarked;
