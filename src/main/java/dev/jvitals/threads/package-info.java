/**
 * Thread dumps: formats, model, grouping by stack and by pool, waits and owners.
 *
 * <p>In: text or JSON of any known dialect. Out: {@link dev.jvitals.threads.ThreadDump} and what is alike in it. Judges
 * nothing; see {@code diagnosis} for that.
 */
@NullMarked
package dev.jvitals.threads;

import org.jspecify.annotations.NullMarked;
