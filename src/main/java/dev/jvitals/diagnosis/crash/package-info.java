/**
 * What a crash report says went wrong, and what to do.
 *
 * <p>In: {@link dev.jvitals.target.crash.CrashReport}. Out: one finding, {@code crash} or {@code oom-kill-risk}'s kin
 * {@code native-memory-exhausted}; a crash for a full heap is told as such.
 */
@NullMarked
package dev.jvitals.diagnosis.crash;

import org.jspecify.annotations.NullMarked;
