/**
 * JVitals measured by itself: what watching, recording and reading cost in time, CPU and memory.
 *
 * <p>In: how much and for how long; inputs are made by a generator. Out: figures, those of reading beside plain work on the
 * same input in the same run, since machines differ.
 */
@NullMarked
package dev.jvitals.session.bench;

import org.jspecify.annotations.NullMarked;
