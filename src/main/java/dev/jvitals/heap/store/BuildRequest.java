package dev.jvitals.heap.store;

import dev.jvitals.heap.model.ObjectLayout;
import org.jspecify.annotations.Nullable;

/**
 * What kind of index is wanted.
 *
 * @param variant names the kind; empty for the usual one
 */
public record BuildRequest(
        String variant, boolean keepUnreachable, @Nullable ObjectLayout layout, int threads) {}
