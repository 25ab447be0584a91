/**
 * What the operating system tells of a process and of the machine: {@code /proc}, cgroups, sockets, pressure.
 *
 * <p>In: Linux's files, read without touching the target. Out: samples of the process, its children and sockets, the
 * machine and the container's limits. On other systems these figures are absent.
 */
@NullMarked
package dev.jvitals.target.os;

import org.jspecify.annotations.NullMarked;
