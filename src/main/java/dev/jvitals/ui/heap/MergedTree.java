package dev.jvitals.ui.heap;

import dev.jvitals.heap.inspect.Page;
import dev.jvitals.heap.paths.MergedPaths;
import dev.jvitals.ui.task.Work;
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

    private interface Query {
        Page<MergedPaths.Node> first(MergedPaths merged, int most);
    }

    private synchronized Page<MergedPaths.Node> read(int from, Query query) {
        MergedPaths open = paths;
        if (open == null) {
            return new Page<>(java.util.List.of(), from, 0);
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
