/**
 * The practice incidents: small programs that really suffer from one trouble, each run in a JVM of its own.
 *
 * <p>In: a name and options. Out: a sick (or healthy) JVM, bounded in time and harm. Uses nothing of JVitals.
 */
@NullMarked
package dev.jvitals.demo;

import org.jspecify.annotations.NullMarked;
