/**
 * Garbage collection logs as if they had been recorded live: the same series, pauses and cycles.
 *
 * <p>In: logs of JDK 9 to 26 ({@code -Xlog:gc*}, any decorations) and of JDK 6 to 8 ({@code -XX:+PrintGCDetails}), plain
 * or gzipped, cut, rotated or amid other output. Out: a {@link dev.jvitals.metrics.recording.Recording}. Reads each file
 * once, line by line; memory does not grow with the file beyond what a history keeps.
 */
@NullMarked
package dev.jvitals.target.gclog;

import org.jspecify.annotations.NullMarked;
