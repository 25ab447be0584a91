/**
 * What answers of native memory tracking say is wrong.
 *
 * <p>In: {@link dev.jvitals.target.nmt.NativeMemoryReport}, alone or with its growth since another. Out: findings of the same
 * rules as live, {@code native-growth} and {@code thread-explosion}, as far as one or two moments allow.
 */
@NullMarked
package dev.jvitals.diagnosis.nativememory;

import org.jspecify.annotations.NullMarked;
