/**
 * <<<<<<< HEAD
 * JVitals measured by itself: how fast its window comes, what it takes of the machine, and what it takes from a JVM that it
 * watches.
 *
 * <p>In: how long and how often. Out: figures. Starts this very program once more, as a user would, beside busy JVMs.
 * =======
 * JVitals measured by itself: inputs made by a generator, and what reading them costs in time, CPU and memory.
 *
 * <p>In: how large. Out: figures, each with one of plain work on the same input in the same run, since machines differ.
 * >>>>>>> c0ec916 (Measure large thread dumps with a command: jvitals bench threads)
 */
@NullMarked
package dev.jvitals.session.bench;

import org.jspecify.annotations.NullMarked;
