/**
 * Answers about a heap dump as tables that print as text, JSON and HTML alike.
 *
 * <p>In: an open heap and what is asked. Out: a document of properties and bounded tables.
 */
@NullMarked
package dev.jvitals.report.heap;

import org.jspecify.annotations.NullMarked;
