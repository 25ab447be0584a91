/**
 * What the collectors call things, in one place: which collector a JVM runs, its generations, its maximum.
 *
 * <p>In: counter, pool and bean names of HotSpot 8 to 26. Out: {@link dev.jvitals.target.gc.Collector} and heap layouts.
 * Reads nothing itself.
 */
@NullMarked
package dev.jvitals.target.gc;

import org.jspecify.annotations.NullMarked;
