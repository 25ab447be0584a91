/**
 * What the kernel tells of a process that is gone.
 *
 * <p>In: a process id. Out: {@link dev.jvitals.target.kernel.KillRecord}, if the kernel's log may be read and has one.
 */
@NullMarked
package dev.jvitals.target.kernel;

import org.jspecify.annotations.NullMarked;
