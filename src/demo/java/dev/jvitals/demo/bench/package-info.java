/**
 * A busy program that counts its own work, to measure what an observer takes from it.
 *
 * <p>In: how many workers. Out: on each line of input, the operations done so far. Uses nothing of JVitals.
 */
@NullMarked
package dev.jvitals.demo.bench;

import org.jspecify.annotations.NullMarked;
