/**
 * Diagnosis of whatever there is: a live JVM, a recording, dumps, or several of them together.
 *
 * <p>In: a process id or files. Out: {@link dev.jvitals.session.diagnose.Diagnosed}, one list of findings over all inputs,
 * those that explain each other joined.
 */
@NullMarked
package dev.jvitals.session.diagnose;

import org.jspecify.annotations.NullMarked;
