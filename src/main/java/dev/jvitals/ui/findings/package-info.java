/**
 * What is wrong, in the window: a line above a target's views, a panel with the evidence, and one list over all targets.
 *
 * <p>In: {@link dev.jvitals.diagnosis.TrackedFinding}s of a live JVM or a recording, and their history. Out: nodes
 * that the start puts into the views; links to where a suspect is shown are handed in.
 */
@NullMarked
package dev.jvitals.ui.findings;

import org.jspecify.annotations.NullMarked;
