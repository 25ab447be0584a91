/**
 * What command line and window share: recognise and open any file, attach, record, diagnose, take a dump.
 *
 * <p>In: files and process ids. Out: open documents and live targets; jobs with progress and cancel. Prints nothing,
 * draws nothing.
 */
@NullMarked
package dev.jvitals.session;

import org.jspecify.annotations.NullMarked;
