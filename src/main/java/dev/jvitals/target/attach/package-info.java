/**
 * The door that HotSpot opens on request: its attach socket, the diagnostic commands behind it, and the local management
 * agent.
 *
 * <p>In: a pid. Out: answers of diagnostic commands as text, and the address for JMX. Every call has a deadline and runs on
 * a thread of its own, so that a JVM which hangs holds up nobody.
 */
@NullMarked
package dev.jvitals.target.attach;

import org.jspecify.annotations.NullMarked;
