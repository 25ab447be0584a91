/**
 * What known objects mean: a string's text, a map's entries, a list's elements, a boxed number's value.
 *
 * <p>In: an object's fields by name. Out: text, entries, sizes. Knows the fields of the JDK's classes from 6 to 26; a class
 * that it does not know is no failure but simply has no meaning here.
 */
@NullMarked
package dev.jvitals.heap.decode;

import org.jspecify.annotations.NullMarked;
