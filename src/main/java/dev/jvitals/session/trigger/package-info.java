/**
 * Collects evidence by itself: when a finding turns critical, or a series passes a bound for long enough.
 *
 * <p>In: a watched JVM with its diagnosis, a {@link dev.jvitals.session.trigger.Trigger}. Out: bundles, limited in rate,
 * number and size.
 */
@NullMarked
package dev.jvitals.session.trigger;

import org.jspecify.annotations.NullMarked;
