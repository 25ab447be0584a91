/**
 * The practice incidents: small programs that really suffer from one trouble, each run in a JVM of its own.
 *
 * <p>In: a name and options. Out: a sick (or healthy) JVM, bounded in time and harm. Uses nothing of JVitals, and is
 * compiled for JDK 17 so that the sick JVM may be an older one. Started by {@code session.practice}.
 */
@NullMarked
package dev.jvitals.demo;

import org.jspecify.annotations.NullMarked;
