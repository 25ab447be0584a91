/**
 * JVitals measured by itself: how fast its window comes, what it takes of the machine, and what it takes from a JVM that it
 * watches.
 *
 * <p>In: how long and how often. Out: figures. Starts this very program once more, as a user would, beside busy JVMs.
 */
@NullMarked
package dev.jvitals.session.bench;

import org.jspecify.annotations.NullMarked;
