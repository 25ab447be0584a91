package dev.jvitals.ui.heap.treemap;

import java.util.List;

/**
 * A rectangle of a treemap.
 *
 * @param key tells the node apart from all others of its tree
 * @param label what stands in the rectangle
 * @param tint nodes of the same tint have the same colour
 * @param weight the area's share; the children's weights add up to no more
 * @param leaf true where drilling in would show nothing more
 * @param children the parts, the heaviest first
 */
public record TreemapNode<K>(
        K key, String label, String tint, double weight, boolean leaf, List<TreemapNode<K>> children) {
    public TreemapNode {
        children = List.copyOf(children);
    }
}
