/**
 * The HPROF file format: records in, no graph.
 *
 * <p>In: a heap dump file, plain or gzipped, whole or cut short. Out: a stream of records with their offsets. Knows
 * nothing of reachability or sizes; see {@code heap} for those. Source: HotSpot's {@code heapDumper.cpp}.
 */
@NullMarked
package dev.jvitals.hprof;

import org.jspecify.annotations.NullMarked;
