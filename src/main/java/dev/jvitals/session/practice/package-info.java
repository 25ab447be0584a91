/**
 * Starts practice incidents: what there is to choose from, and a running one.
 *
 * <p>In: an incident and options. Out: a {@link dev.jvitals.session.practice.PracticeRun}, a JVM of its own that is
 * bounded in time and ends with the one who started it.
 */
@NullMarked
package dev.jvitals.session.practice;

import org.jspecify.annotations.NullMarked;
