/**
 * Builds an index from a dump: two passes over the file, then the graph's algorithms, then the columns.
 *
 * <p>In: a dump file. Out: one index file. {@link dev.jvitals.heap.build.IndexBuilder} is the place to begin.
 */
@NullMarked
package dev.jvitals.heap.build;

import org.jspecify.annotations.NullMarked;
