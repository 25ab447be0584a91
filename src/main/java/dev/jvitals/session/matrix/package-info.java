/**
 * The matrix: every practice incident is run and diagnosed, and the findings are compared with what they must be.
 *
 * <p>In: incidents, Java homes, collectors. Out: one {@link dev.jvitals.session.matrix.MatrixRow} for each run.
 */
@NullMarked
package dev.jvitals.session.matrix;

import org.jspecify.annotations.NullMarked;
