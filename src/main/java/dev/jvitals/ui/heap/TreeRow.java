package dev.jvitals.ui.heap;

import dev.jvitals.heap.histogram.Grouping;
import dev.jvitals.heap.inspect.ObjectRef;
import dev.jvitals.heap.paths.MergedClasses;
import dev.jvitals.heap.paths.MergedPaths;
import dev.jvitals.heap.tree.GroupRow;

/** A row of the dominator tree's table. */
sealed interface TreeRow {
    /** An object. */
    record OfObject(ObjectRef object) implements TreeRow {}

    /** Objects below {@code parent} that belong together. */
    record OfGroup(long parent, Grouping by, GroupRow group) implements TreeRow {}

    /** An object of merged paths. */
    record OfPath(MergedPaths.Node node) implements TreeRow {}

    /** Objects of one class at one place of merged paths. */
    record OfPathClass(MergedClasses.Node node) implements TreeRow {}

    /** Rows that have not been fetched: {@code left} of them. */
    record More(long left) implements TreeRow {}

    /** Rows that are being fetched. */
    record Wait() implements TreeRow {}
}
