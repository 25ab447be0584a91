/**
 * What a stack says its thread is doing: idle worker, waiting for a connection pool, in a socket read …
 *
 * <p>In: a stack. Out: an {@link dev.jvitals.threads.signature.Activity} and the {@link
 * dev.jvitals.threads.signature.Signature} that told it. The catalogue is plain data, one line each, so that a new pool
 * or server is one more line.
 */
@NullMarked
package dev.jvitals.threads.signature;

import org.jspecify.annotations.NullMarked;
