package dev.jvitals.ui.threads;

import dev.jvitals.threads.group.LockGraph;
import dev.jvitals.threads.group.LockNode;
import dev.jvitals.threads.group.SeenThread;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.control.TreeItem;
import org.jspecify.annotations.Nullable;

/**
 * A row of the lock tree.
 *
 * @param text what it says
 * @param thread the thread it stands for, null for headings and locks
 * @param lock the lock between this thread and the one above, null where there is none
 * @param behind how many threads wait for it, directly or not
 * @param critical whether it is part of a deadlock
 */
record LockRow(
        String text, @Nullable SeenThread thread, @Nullable LockNode lock, int behind, boolean critical) {
    /** A root with more threads behind it than this shows only so many; the count tells the rest. */
    private static final int MOST_CHILDREN = 200;

    private static final int DEEPEST = 50;

    /** The dump's blocking: deadlocks, then who holds what others want, then locks that nobody in the dump holds. */
    static TreeItem<LockRow> tree(LockGraph graph) {
        TreeItem<LockRow> root = new TreeItem<>(heading("", 0));
        for (List<SeenThread> cycle : graph.cycles()) {
            TreeItem<LockRow> item =
                    new TreeItem<>(new LockRow("Deadlock of " + cycle.size(), null, null, cycle.size(), true));
            for (SeenThread thread : cycle) {
                item.getChildren()
                        .add(new TreeItem<>(new LockRow(
                                thread.name(),
                                thread,
                                graph.wantedBy(thread),
                                graph.behind(thread).size(),
                                true)));
            }
            item.setExpanded(true);
            root.getChildren().add(item);
        }
        List<SeenThread> holders = new ArrayList<>(graph.roots());
        holders.sort(Comparator.comparingInt(
                (SeenThread thread) -> -graph.behind(thread).size()));
        for (SeenThread holder : holders) {
            TreeItem<LockRow> item = waiters(holder, null, graph, new HashSet<>(), 0);
            item.setExpanded(true);
            root.getChildren().add(item);
        }
        for (LockNode lock : graph.contended()) {
            if (lock.ownerUnknown()) {
                root.getChildren().add(ownerless(lock));
            }
        }
        return root;
    }

    private static LockRow heading(String text, int behind) {
        return new LockRow(text, null, null, behind, false);
    }

    private static TreeItem<LockRow> ownerless(LockNode lock) {
        TreeItem<LockRow> item = new TreeItem<>(new LockRow(
                "no thread in the dump holds it", null, lock, lock.waiting().size(), false));
        lock.waiting().stream()
                .limit(MOST_CHILDREN)
                .forEach(thread ->
                        item.getChildren().add(new TreeItem<>(new LockRow(thread.name(), thread, lock, 0, false))));
        return item;
    }

    private static TreeItem<LockRow> waiters(
            SeenThread thread, @Nullable LockNode lock, LockGraph graph, Set<SeenThread> above, int depth) {
        int behind = graph.behind(thread).size();
        TreeItem<LockRow> item = new TreeItem<>(new LockRow(thread.name(), thread, lock, behind, false));
        if (depth < DEEPEST && above.add(thread)) {
            List<SeenThread> next = graph.directlyBehind(thread);
            next.stream()
                    .limit(MOST_CHILDREN)
                    .forEach(waiting ->
                            item.getChildren().add(waiters(waiting, graph.wantedBy(waiting), graph, above, depth + 1)));
            if (next.size() > MOST_CHILDREN) {
                item.getChildren().add(new TreeItem<>(heading("and " + (next.size() - MOST_CHILDREN) + " more", 0)));
            }
            above.remove(thread);
        }
        return item;
    }
}
