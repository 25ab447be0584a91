package dev.jvitals.heap.histogram;

/**
 * The objects of a class or of a group of classes.
 *
 * @param name of the class, package or loader
 * @param key the class's index, or the group's number
 * @param objects reachable objects
 * @param shallowBytes their own sizes together
 * @param retainedBytes what they retain together: at least this, or exactly
 * @param exact whether {@code retainedBytes} is exact
 * @param unreachableObjects objects in the file that nothing reaches
 * @param unreachableBytes their own sizes together
 */
public record HistogramRow(
        String name,
        int key,
        long objects,
        long shallowBytes,
        long retainedBytes,
        boolean exact,
        long unreachableObjects,
        long unreachableBytes) {

    /** The row with what its objects retain exactly. */
    public HistogramRow withExact(long bytes) {
        return new HistogramRow(name, key, objects, shallowBytes, bytes, true, unreachableObjects, unreachableBytes);
    }
}
