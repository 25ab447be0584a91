/**
 * The start: command line or window; where everything is wired.
 */
@NullMarked
package dev.jvitals.app;

import org.jspecify.annotations.NullMarked;
