package dev.jvitals.heap.paths;

import dev.jvitals.heap.inspect.ObjectRef;
import java.util.List;

/**
 * A path that keeps an object.
 *
 * @param root why the JVM keeps the first object
 * @param steps from the root's object to the object asked about, both included
 */
public record RootPath(RootReason root, List<Step> steps) {
    public RootPath {
        steps = List.copyOf(steps);
    }

    /**
     * An object on the path.
     *
     * @param object the object
     * @param via how the step before refers to it: a field's name, an index in brackets, a stack frame; empty for the first
     */
    public record Step(ObjectRef object, String via) {}

    /** References between root and object. */
    public int length() {
        return steps.size() - 1;
    }
}
