package dev.jvitals.heap.model;

/**
 * The objects of one class, subclasses not counted.
 *
 * @param objects how many are reachable
 * @param shallowBytes their shallow bytes
 * @param leastRetainedBytes what they retain together at least: the retained bytes of those that no object of the same
 *     class dominates
 * @param unreachableObjects how many more the file has that nothing reaches
 * @param unreachableBytes shallow bytes of those
 */
public record ClassTotals(
        long objects, long shallowBytes, long leastRetainedBytes, long unreachableObjects, long unreachableBytes) {
    public static final ClassTotals NONE = new ClassTotals(0, 0, 0, 0, 0);
}
