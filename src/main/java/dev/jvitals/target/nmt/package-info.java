/**
 * The JVM's own account of its native memory: native memory tracking, and malloc's totals out of {@code VM.info}.
 *
 * <p>In: answers of diagnostic commands. Out: categories with their bytes, the difference of two moments, series. Native
 * memory tracking is there only if the JVM was started with it.
 */
@NullMarked
package dev.jvitals.target.nmt;

import org.jspecify.annotations.NullMarked;
