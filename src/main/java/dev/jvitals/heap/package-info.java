/**
 * The object graph of a heap dump: ids, references, dominators, retained sizes, paths and queries, out of core.
 *
 * <p>In: records from {@code hprof}. Out: an open heap whose columns are mapped index files, and answers to questions
 * about it. Objects are dense ids in address order.
 */
@NullMarked
package dev.jvitals.heap;

import org.jspecify.annotations.NullMarked;
