/**
 * Programs that measurements are made on: one that counts its own work, one that dumps a heap of a given size.
 *
 * <p>In: how much of it. Out: operations done so far, or a dump. Uses nothing of JVitals.
 */
@NullMarked
package dev.jvitals.demo.bench;

import org.jspecify.annotations.NullMarked;
