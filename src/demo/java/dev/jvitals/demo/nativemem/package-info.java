/**
 * Incidents of memory outside the Java heap.
 *
 * <p>In: whether to stay healthy. Out: threads that run until the JVM ends.
 */
@NullMarked
package dev.jvitals.demo.nativemem;

import org.jspecify.annotations.NullMarked;
