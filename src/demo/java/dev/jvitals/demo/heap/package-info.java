/**
 * Incidents of the Java heap and its collector.
 *
 * <p>In: whether to stay healthy. Out: threads that run until the JVM ends.
 */
@NullMarked
package dev.jvitals.demo.heap;

import org.jspecify.annotations.NullMarked;
