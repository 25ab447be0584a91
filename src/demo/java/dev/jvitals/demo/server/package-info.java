/**
 * Incidents of a web server, its workers, connection pools and loggers.
 *
 * <p>In: whether to stay healthy. Out: threads that run until the JVM ends.
 */
@NullMarked
package dev.jvitals.demo.server;

import org.jspecify.annotations.NullMarked;
