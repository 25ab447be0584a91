/**
 * What every other package may lean on: quantities with units, progress and cancellation of long work, failures that a
 * user can read, strangers' text made safe to show, names for files, and a heap of our own that stays small.
 *
 * <p>In: nothing. Out: small values and interfaces. Knows no file format, no JVM and no screen.
 */
@NullMarked
package dev.jvitals.base;

import org.jspecify.annotations.NullMarked;
