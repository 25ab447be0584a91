/**
 * Reads single objects out of the dump: field values, elements, strings.
 *
 * <p>In: where an object's record begins. Out: its values. Every call reads the file.
 */
@NullMarked
package dev.jvitals.heap.record;

import org.jspecify.annotations.NullMarked;
