/**
 * What is alike in thread dumps: stacks, pools, locks, call trees, and the same threads over time.
 *
 * <p>In: {@link dev.jvitals.threads.ThreadDump}s. Out: {@link dev.jvitals.threads.group.DumpSeries}, and for each dump a
 * {@link dev.jvitals.threads.group.DumpAnalysis}: groups of like stacks, idle threads folded by what they are, pools, the
 * {@link dev.jvitals.threads.group.LockGraph}, {@link dev.jvitals.threads.group.CallTree}s. Memory grows with distinct
 * stacks; one small object for each thread. Judges nothing. Everything is immutable once made.
 */
@NullMarked
package dev.jvitals.threads.group;

import org.jspecify.annotations.NullMarked;
