/**
 * Named time series with units: what was measured, when, and from which source.
 *
 * <p>In: samples and events. Out: history that keeps minima and maxima however long, and recordings on disk. Knows
 * nothing of JVMs.
 */
@NullMarked
package dev.jvitals.metrics;

import org.jspecify.annotations.NullMarked;
