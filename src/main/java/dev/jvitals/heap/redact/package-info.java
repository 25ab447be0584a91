/**
 * A copy of a heap dump that can be given away: contents of strings and primitive arrays are zeros, the rest is as it was.
 *
 * <p>In: a dump file. Out: another one of the same length, owner-only. Works as a stream in little memory.
 */
@NullMarked
package dev.jvitals.heap.redact;

import org.jspecify.annotations.NullMarked;
