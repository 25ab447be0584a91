/**
 * Incidents of what the JVM asks of the operating system: processes, sockets, the machine itself.
 *
 * <p>In: whether to stay healthy. Out: threads that run until the JVM ends.
 */
@NullMarked
package dev.jvitals.demo.machine;

import org.jspecify.annotations.NullMarked;
