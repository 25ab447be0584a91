/**
 * The commands, thin: arguments in, text or JSON out, exit status.
 *
 * <p>In: the command line. Out: standard output carries the answer only; progress and failures go to standard error. The
 * only package that prints; never touches JavaFX.
 */
@NullMarked
package dev.jvitals.cli;

import org.jspecify.annotations.NullMarked;
