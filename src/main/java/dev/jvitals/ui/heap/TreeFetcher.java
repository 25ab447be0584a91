package dev.jvitals.ui.heap;

import dev.jvitals.base.Failure;
import dev.jvitals.heap.Heap;
import dev.jvitals.heap.histogram.Grouping;
import dev.jvitals.heap.inspect.ObjectRef;
import dev.jvitals.heap.inspect.Page;
import dev.jvitals.heap.tree.GroupRow;
import dev.jvitals.ui.task.Tasks;
import dev.jvitals.ui.task.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Fetches the rows below a row of the dominator tree in the background. */
final class TreeFetcher implements RowFetcher {
    private final HeapModel model;
    private final Tasks tasks;
    private final Consumer<Failure> onFailure;
    private @Nullable Grouping grouping;
    private @Nullable Predicate<String> filter;

    TreeFetcher(HeapModel model, Tasks tasks, Consumer<Failure> onFailure) {
        this.model = model;
        this.tasks = tasks;
        this.onFailure = onFailure;
    }

    /** What is above the top; from now on rows are grouped and filtered so. */
    LazyItem root(@Nullable Grouping by, @Nullable Predicate<String> ofClass) {
        grouping = by;
        filter = ofClass;
        return item(new TreeRow.Wait());
    }

    LazyItem item(TreeRow row) {
        boolean leaf = row instanceof TreeRow.OfObject object
                && model.heap().dominatedCount(object.object().id()) == 0;
        return new LazyItem(row, this, leaf);
    }

    @Override
    public void fetch(LazyItem item, int from) {
        Grouping by = grouping;
        if (item.getValue() instanceof TreeRow.OfGroup group) {
            objects(
                    item,
                    from,
                    model.groupMembers(group.parent(), group.by(), group.group().group(), from));
        } else if (by != null) {
            groups(item, idOf(item), by);
        } else {
            Predicate<String> ofClass = filter;
            boolean isTop = idOf(item) == Heap.NONE;
            objects(
                    item,
                    from,
                    ofClass != null && isTop
                            ? model.children(Heap.NONE, from, ofClass)
                            : model.children(idOf(item), from));
        }
    }

    private static long idOf(LazyItem item) {
        return item.getValue() instanceof TreeRow.OfObject object
                ? object.object().id()
                : Heap.NONE;
    }

    private void objects(LazyItem item, int from, Work<Page<ObjectRef>> work) {
        tasks.run("Reading the dominator tree", work)
                .onSuccess(page -> {
                    List<LazyItem> items = new ArrayList<>();
                    page.rows().forEach(object -> items.add(item(new TreeRow.OfObject(object))));
                    item.add(
                            items, Math.max(0, page.total() - from - page.rows().size()));
                })
                .onFailure(onFailure)
                .start();
    }

    private void groups(LazyItem item, long parent, Grouping by) {
        Predicate<String> ofClass = filter;
        tasks.run("Grouping by " + by.label(), model.grouped(parent, by))
                .onSuccess(groups -> {
                    List<LazyItem> items = new ArrayList<>();
                    for (GroupRow group : groups) {
                        if (ofClass == null || ofClass.test(group.name())) {
                            items.add(item(new TreeRow.OfGroup(parent, by, group)));
                        }
                    }
                    item.add(items, 0);
                })
                .onFailure(onFailure)
                .start();
    }
}
