/**
 * A running JVM on this machine: discovery, attach, and its sources, one small package each.
 *
 * <p>In: hsperfdata, JMX, JFR streams, jcmd and the operating system. Out: samples and events for {@code metrics}, each
 * with its source. Every call to a JVM has a deadline; a source that fails leaves the others going.
 */
@NullMarked
package dev.jvitals.target;

import org.jspecify.annotations.NullMarked;
