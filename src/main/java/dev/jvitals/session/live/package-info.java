/**
 * A live JVM as command line and window share it: its sources running on threads of their own, and what can be asked of it.
 *
 * <p>In: a pid and a sink. Out: samples, events and gaps until closed or until the JVM ends; diagnostic commands, dumps, and
 * how it ended.
 */
@NullMarked
package dev.jvitals.session.live;

import org.jspecify.annotations.NullMarked;
