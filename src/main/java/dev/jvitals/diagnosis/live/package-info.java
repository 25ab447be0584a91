/**
 * What the series of a live JVM, or of a recording, say is wrong.
 *
 * <p>In: {@link dev.jvitals.diagnosis.live.LiveEvidence}, a history over a range of time with the facts of the JVM and the
 * thread dumps taken meanwhile. Out: the verdicts of {@link dev.jvitals.diagnosis.live.LiveRules}. One small class for
 * each rule; a threshold is a named constant with its reason beside it.
 */
@NullMarked
package dev.jvitals.diagnosis.live;

import org.jspecify.annotations.NullMarked;
