/**
 * Looks at a whole heap from one side: its threads, direct buffers, class loaders, reference objects, and what it wastes.
 *
 * <p>In: an open heap, progress and cancellation where it takes long. Out: plain records.
 */
@NullMarked
package dev.jvitals.heap.survey;

import org.jspecify.annotations.NullMarked;
