/**
 * The flight recorder's event stream of a JVM, over its JMX connection: what only the JVM itself sees.
 *
 * <p>In: an attached JVM of JDK 17 or later (16 has it too). Out: pauses with their phases, safepoints with their operation,
 * process starts with the frame that did it, stalls. Costs the target a recording, so it runs only when asked for.
 */
@NullMarked
package dev.jvitals.target.jfr;

import org.jspecify.annotations.NullMarked;
