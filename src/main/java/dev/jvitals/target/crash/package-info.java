/**
 * What HotSpot writes when it dies: {@code hs_err_pidN.log}.
 *
 * <p>In: the text, of JDK 8 to 26, whole or cut. Out: a {@link dev.jvitals.target.crash.CrashReport}: what happened, where, in
 * which thread, with which memory; secrets on command lines and in variables are masked as they are read.
 */
@NullMarked
package dev.jvitals.target.crash;

import org.jspecify.annotations.NullMarked;
