/**
 * The list of every JVM on this machine, without attaching to any.
 *
 * <p>In: {@code /proc} and hsperfdata; elsewhere what the JDK's attach API lists. Out: one row for each JVM with its vital
 * figures, and for those that show nothing the reason and the command that would help.
 */
@NullMarked
package dev.jvitals.target.discovery;

import org.jspecify.annotations.NullMarked;
