/**
 * Reading thread dumps: first recognise the dialect, then parse.
 *
 * <p>In: files, folders, compressed files, streams of text or JSON. Out: {@link dev.jvitals.threads.read.ThreadDumpFile},
 * with what was not understood. Lines are read as bytes and equal text is kept once, so memory grows with distinct stacks.
 * Each dialect has its rules (which line is what) apart from its reader (what that means).
 */
@NullMarked
package dev.jvitals.threads.read;

import org.jspecify.annotations.NullMarked;
