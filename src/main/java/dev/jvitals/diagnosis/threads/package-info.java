/**
 * What thread dumps say is wrong: pools that are empty, locks that are held, deadlocks, threads that spin.
 *
 * <p>In: {@link dev.jvitals.diagnosis.threads.ThreadEvidence}, one dump or several of one process. Out: the verdicts of
 * {@link dev.jvitals.diagnosis.threads.ThreadRules#all()}. Idle pools, event loops, pollers and the JVM's own threads are
 * never findings.
 */
@NullMarked
package dev.jvitals.diagnosis.threads;

import org.jspecify.annotations.NullMarked;
