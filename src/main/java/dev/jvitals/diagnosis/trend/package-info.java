/**
 * Robust statistics for rules: whether a series climbs, how fast, and how sure that is.
 *
 * <p>In: samples in time order. Out: a {@link dev.jvitals.diagnosis.trend.Trend} with its confidence. Judges nothing.
 */
@NullMarked
package dev.jvitals.diagnosis.trend;

import org.jspecify.annotations.NullMarked;
