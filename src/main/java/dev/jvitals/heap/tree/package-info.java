/**
 * The dominator tree: its rows in pages, grouped, as a map of what holds the memory, and two trees side by side.
 *
 * <p>In: an open heap. Out: rows and tiles. A node's first rows cost no more however many children it has.
 */
@NullMarked
package dev.jvitals.heap.tree;

import org.jspecify.annotations.NullMarked;
