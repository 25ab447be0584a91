/**
 * What piles up in a heap, and what keeps it.
 *
 * <p>In: an open heap. Out: suspects with their size, what they accumulate, the path that holds them and the thread, class
 * or loader behind, and all of it as sentences.
 */
@NullMarked
package dev.jvitals.heap.suspect;

import org.jspecify.annotations.NullMarked;
