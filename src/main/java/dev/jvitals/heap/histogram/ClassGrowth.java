package dev.jvitals.heap.histogram;

/**
 * A class, or a path of the dominator tree, in two dumps of one program.
 *
 * @param name the class's name, or the classes of the path from the top
 * @param depth how deep in the dominator tree, 0 at the top; 0 for a class
 */
public record ClassGrowth(
        String name,
        int depth,
        long objectsBefore,
        long objectsAfter,
        long shallowBytesBefore,
        long shallowBytesAfter,
        long retainedBytesBefore,
        long retainedBytesAfter) {

    public long objectsGrowth() {
        return objectsAfter - objectsBefore;
    }

    public long shallowGrowth() {
        return shallowBytesAfter - shallowBytesBefore;
    }

    public long retainedGrowth() {
        return retainedBytesAfter - retainedBytesBefore;
    }
}
