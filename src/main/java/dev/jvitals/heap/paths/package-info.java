/**
 * Why objects are kept: shortest paths from the roots, for one object or merged for many.
 *
 * <p>In: an open heap, which references count. Out: paths with the fields and frames along them.
 */
@NullMarked
package dev.jvitals.heap.paths;

import org.jspecify.annotations.NullMarked;
