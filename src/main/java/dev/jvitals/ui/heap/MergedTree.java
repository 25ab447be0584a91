package dev.jvitals.ui.heap;

import dev.jvitals.base.Cancellation;
import dev.jvitals.heap.inspect.Page;
import dev.jvitals.heap.paths.MergedClasses;
import dev.jvitals.heap.paths.MergedPaths;
import dev.jvitals.ui.task.Work;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Merged paths for a tree whose rows are fetched one by one, by any thread, until it is closed. */
final class MergedTree implements AutoCloseable {
    private final long targets;
    private @Nullable MergedPaths paths;

    MergedTree(MergedPaths paths) {
        this.paths = paths;
        this.targets = paths.targets();
    }

    /** How many objects are kept at all. */
    long targets() {
        return targets;
    }

    /** The roots that keep most. */
    Work<Page<MergedPaths.Node>> roots(int from) {
        return (_, _) -> read(from, (merged, most) -> merged.roots(most));
    }

    /** What is below an object of the tree. */
    Work<Page<MergedPaths.Node>> below(long id, int from) {
        return (_, _) -> read(from, (merged, most) -> merged.below(id, most));
    }

    /** The same by class, from either end; below {@code node}, or the top where it is null. */
    Work<Page<MergedClasses.Node>> classes(MergedClasses.From end, MergedClasses.@Nullable Node node) {
        return (_, cancellation) -> read(end, node, cancellation);
    }

    private synchronized Page<MergedClasses.Node> read(
            MergedClasses.From end, MergedClasses.@Nullable Node node, Cancellation cancellation) {
        MergedPaths open = paths;
        if (open == null) {
            return new Page<>(List.of(), 0, 0);
        }
        MergedClasses classes = new MergedClasses(open, end);
        List<MergedClasses.Node> rows = node == null ? classes.top(cancellation) : classes.below(node, cancellation);
        return new Page<>(rows, 0, rows.size());
    }

    private interface Query {
        Page<MergedPaths.Node> first(MergedPaths merged, int most);
    }

    private synchronized Page<MergedPaths.Node> read(int from, Query query) {
        MergedPaths open = paths;
        if (open == null) {
            return new Page<>(List.of(), from, 0);
        }
        Page<MergedPaths.Node> all = query.first(open, from + HeapModel.PAGE);
        return new Page<>(
                all.rows().subList(Math.min(from, all.rows().size()), all.rows().size()), from, all.total());
    }

    @Override
    public synchronized void close() {
        MergedPaths open = paths;
        paths = null;
        if (open != null) {
            open.close();
        }
    }
}
