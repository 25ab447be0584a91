/**
 * A treemap on a canvas: nested rectangles whose areas are weights.
 *
 * <p>In: a tree of {@link dev.jvitals.ui.heap.treemap.TreemapNode}s, already computed. Out: a control that shows it and
 * tells which node is under the mouse or was chosen. Knows nothing of heaps.
 */
@NullMarked
package dev.jvitals.ui.heap.treemap;

import org.jspecify.annotations.NullMarked;
