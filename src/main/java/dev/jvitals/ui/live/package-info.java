/**
 * The views of one JVM, attached or recorded: vital signs, charts, pauses, threads, native memory, host, classes and code.
 *
 * <p>In: what is {@link dev.jvitals.ui.live.Watched}. Out: a view for the window's tabs. Nothing here calls a target; what
 * costs it something is asked of {@code Watched}, which answers off the JavaFX thread.
 */
@NullMarked
package dev.jvitals.ui.live;

import org.jspecify.annotations.NullMarked;
