/**
 * What is known of a dump besides its objects: classes, roots, threads, facts about the JVM, totals.
 *
 * <p>In: nothing. Out: records, and {@link dev.jvitals.heap.model.Catalog} that holds them all and can be written to and
 * read from an index.
 */
@NullMarked
package dev.jvitals.heap.model;

import org.jspecify.annotations.NullMarked;
