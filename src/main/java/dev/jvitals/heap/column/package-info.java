/**
 * Long columns of numbers outside the Java heap: scratch space while an index is built, packed columns in a file after.
 *
 * <p>In: numbers. Out: numbers, by position. Knows nothing of objects or dumps.
 */
@NullMarked
package dev.jvitals.heap.column;

import org.jspecify.annotations.NullMarked;
