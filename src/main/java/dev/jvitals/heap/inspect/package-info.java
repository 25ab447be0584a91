/**
 * Single objects: their fields with values, elements, text, collections' content, and who refers to whom.
 *
 * <p>In: an open heap and an object's id. Out: plain records in pages, so that an array of a million elements costs no more
 * than the rows that are looked at.
 */
@NullMarked
package dev.jvitals.heap.inspect;

import org.jspecify.annotations.NullMarked;
