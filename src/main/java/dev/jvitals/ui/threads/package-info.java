/**
 * The thread dump views: summary, groups, pools, locks, threads, timeline and flame graph beside one stack.
 *
 * <p>In: a file of dumps. Out: a view for the window's tabs. {@link dev.jvitals.ui.threads.ThreadDumpModel} is what the
 * panes see of the logic; it also carries what is selected from pane to pane.
 */
@NullMarked
package dev.jvitals.ui.threads;

import org.jspecify.annotations.NullMarked;
