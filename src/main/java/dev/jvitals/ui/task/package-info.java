/**
 * Background work for the window: the one package that knows {@code javafx.concurrent}.
 */
@NullMarked
package dev.jvitals.ui.task;

import org.jspecify.annotations.NullMarked;
