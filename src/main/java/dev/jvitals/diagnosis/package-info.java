/**
 * Rules: evidence in, findings out.
 *
 * <p>In: series, thread dumps, heap dumps, alone or together. Out: {@link dev.jvitals.diagnosis.Finding}s, and what could
 * not be seen. Each rule is a small class with named thresholds.
 */
@NullMarked
package dev.jvitals.diagnosis;

import org.jspecify.annotations.NullMarked;
