package dev.jvitals.heap.tree;

/**
 * Objects with the same dominator that belong together.
 *
 * @param group the group's number
 * @param name of the class, package or loader
 * @param objects how many objects
 * @param shallowBytes their own sizes together
 * @param retainedBytes what they retain, which is exact: none of them dominates another
 */
public record GroupRow(int group, String name, long objects, long shallowBytes, long retainedBytes) {}
