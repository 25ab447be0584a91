/**
 * Files of the JDK Flight Recorder as if they had been recorded by JVitals: the same series and events, and besides what the
 * recorder sampled: the methods that ran, the classes that were allocated, the threads that kept processors busy.
 *
 * <p>In: a {@code .jfr} file of JDK 9 or later, as long as it is whole chunk by chunk. Out: a
 * {@link dev.jvitals.target.flight.FlightRecording}. Memory grows with the series and with distinct methods, not with the
 * file.
 */
@NullMarked
package dev.jvitals.target.flight;

import org.jspecify.annotations.NullMarked;
