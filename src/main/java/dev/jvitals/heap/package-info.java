/**
 * The object graph of a heap dump: ids, references, dominators, retained sizes, paths and queries, out of core.
 *
 * <p>In: records from {@code hprof}. Out: an open {@link dev.jvitals.heap.Heap}, whose columns are mapped index files, and
 * answers to questions about it. Objects are dense ids in address order; the unreachable ones are among them.
 *
 * <p>Where things are: {@link dev.jvitals.heap.HeapDump#open} opens or builds; {@code model} is what is known besides
 * objects (classes, roots, threads, totals); {@code record} reads single objects out of the dump; {@code build} makes an
 * index with the algorithms of {@code graph} on the columns of {@code column}; {@code store} keeps index files.
 */
@NullMarked
package dev.jvitals.heap;

import org.jspecify.annotations.NullMarked;
