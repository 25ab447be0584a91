/**
 * Index files on disk: where they lie, which dump each belongs to, how they come and go.
 *
 * <p>In: a dump's path. Out: a whole index file for it, found or built. Files are readable by their owner only.
 */
@NullMarked
package dev.jvitals.heap.store;

import org.jspecify.annotations.NullMarked;
