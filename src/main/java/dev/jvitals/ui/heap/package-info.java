/**
 * The heap dump views.
 *
 * <p>In: an open heap and the queries about it. Out: views for the window's tabs. Queries run off the JavaFX thread; only
 * view models see them.
 */
@NullMarked
package dev.jvitals.ui.heap;

import org.jspecify.annotations.NullMarked;
