/**
 * Incidents of threads and locks.
 *
 * <p>In: whether to stay healthy. Out: threads that run until the JVM ends.
 */
@NullMarked
package dev.jvitals.demo.threads;

import org.jspecify.annotations.NullMarked;
