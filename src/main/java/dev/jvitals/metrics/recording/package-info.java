/**
 * Recordings: everything that was measured of one JVM in one {@code .jvitals} file.
 *
 * <p>In: samples, events, gaps and attachments as they come. Out: a file that is whole up to the last second however the
 * writer ended, and from it a history again. The format is told in {@code docs/recording-format.md}.
 */
@NullMarked
package dev.jvitals.metrics.recording;

import org.jspecify.annotations.NullMarked;
