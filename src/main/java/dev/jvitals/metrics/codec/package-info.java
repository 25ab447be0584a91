/**
 * Numbers and words in few bytes: varints, deltas and XORed doubles.
 *
 * <p>In: values one after the other. Out: bytes, and the same values again. Used by the history in memory and by
 * recordings on disk; knows neither.
 */
@NullMarked
package dev.jvitals.metrics.codec;

import org.jspecify.annotations.NullMarked;
