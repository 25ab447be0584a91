/**
 * Management beans of an attached JVM, over its local management agent.
 *
 * <p>In: the agent's address. Out: heap, pools, buffers, threads and collections with their before and after. The JVM at
 * the other end is not trusted: what it may send is filtered, and each call has a deadline.
 */
@NullMarked
package dev.jvitals.target.jmx;

import org.jspecify.annotations.NullMarked;
