/**
 * Real connection pools, exhausted on purpose, in a JVM of their own.
 *
 * <p>In: a folder. Out: thread dumps of the same program before, while pools are empty, and while it waits for itself.
 */
@NullMarked
package dev.jvitals.diagnosis.threads.pools;

import org.jspecify.annotations.NullMarked;
