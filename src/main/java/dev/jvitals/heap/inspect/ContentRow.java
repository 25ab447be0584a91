package dev.jvitals.heap.inspect;

import org.jspecify.annotations.Nullable;

/**
 * An entry of a map, or an element of a list or set.
 *
 * @param index its place in the collection's order
 * @param key the key; null for an element and for a null key
 * @param value the value or element; null for null
 */
public record ContentRow(
        int index, @Nullable ObjectRef key, @Nullable ObjectRef value) {}
