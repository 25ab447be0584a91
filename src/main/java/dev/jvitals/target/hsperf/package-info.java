/**
 * The counters that every HotSpot JVM publishes in a memory-mapped file, {@code hsperfdata_USER/PID}.
 *
 * <p>In: the file, mapped read-only. Out: named counters, and from them heap, collection, safepoint and class loading
 * figures. Costs the target nothing and works while it hangs.
 */
@NullMarked
package dev.jvitals.target.hsperf;

import org.jspecify.annotations.NullMarked;
