/**
 * Where the memory of a process went: the parts of its resident memory, and a rest that says so.
 *
 * <p>In: the last figures of the live series. Out: parts that add up to resident memory, each with its source and how sure it
 * is, against the limit.
 */
@NullMarked
package dev.jvitals.target.memory;

import org.jspecify.annotations.NullMarked;
