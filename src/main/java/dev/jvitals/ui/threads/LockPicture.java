package dev.jvitals.ui.threads;

import dev.jvitals.threads.group.LockGraph;
import dev.jvitals.threads.group.LockNode;
import dev.jvitals.threads.group.SeenThread;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The blocking in a dump as a picture: owners at the left, what they hold beside them, who waits for that further right,
 * and so on. Columns and rows are whole numbers; lines lead from a waiter to the lock and from the lock to its owner.
 * Bounded however many threads there are: waiters that nobody waits for are folded. Immutable.
 */
record LockPicture(List<Box> boxes, List<Line> lines, int columns, double rows, int leftOut) {
    /** So many waiters of a lock are drawn one by one before the rest is folded. */
    private static final int WAITERS_SHOWN = 3;

    /** More boxes than this nobody follows; the tree has the rest. */
    static final int MOST_BOXES = 300;

    /** A chain longer than this is an accident of numbers, or a picture that no screen shows. */
    private static final int DEEPEST = 40;

    /** Between what hangs together and the next. */
    private static final double GAP_ROWS = 0.3;

    /** Anything drawn. {@code row} is where its middle is; deadlocked ones are part of a circle. */
    sealed interface Box {
        int column();

        double row();

        boolean deadlocked();
    }

    /** A thread that holds or wants a lock; {@code behind} wait for it, directly or not. */
    record ThreadBox(int column, double row, boolean deadlocked, SeenThread thread, int behind) implements Box {}

    /** A lock that somebody wants. */
    record LockBox(int column, double row, boolean deadlocked, LockNode lock) implements Box {}

    /** Waiters of a lock that are not drawn one by one. */
    record FoldBox(int column, double row, LockNode lock, List<SeenThread> threads) implements Box {
        @Override
        public boolean deadlocked() {
            return false;
        }
    }

    /** {@code from} waits for {@code to}: a thread for a lock, a lock for its owner to let go. */
    record Line(Box from, Box to, boolean deadlocked) {}

    /** Lays the graph out. Cost: O(boxes drawn × locks and waiters behind them). */
    static LockPicture of(LockGraph graph) {
        Drawing drawing = new Drawing(graph);
        graph.cycles().forEach(drawing::cycle);
        graph.roots().forEach(root -> drawing.root(root));
        graph.contended().stream().filter(LockNode::ownerUnknown).forEach(drawing::ownerless);
        return drawing.finished();
    }

    boolean isEmpty() {
        return boxes.isEmpty();
    }

    /** A drawing while it grows: rows are given from the top down, a parent stands in the middle of its children. */
    private static final class Drawing {
        private final LockGraph graph;
        private final List<Box> boxes = new ArrayList<>();
        private final List<Line> lines = new ArrayList<>();
        private final Set<SeenThread> drawn = new HashSet<>();
        private double nextRow;
        private int columns;
        private int leftOut;

        Drawing(LockGraph graph) {
            this.graph = graph;
        }

        LockPicture finished() {
            return new LockPicture(List.copyOf(boxes), List.copyOf(lines), columns, nextRow, leftOut);
        }

        private <B extends Box> B add(B box) {
            boxes.add(box);
            columns = Math.max(columns, box.column() + 1);
            return box;
        }

        private boolean isFull() {
            if (boxes.size() >= MOST_BOXES) {
                leftOut++;
            }
            return boxes.size() >= MOST_BOXES;
        }

        /** The threads of a circle below each other, their locks beside them, and lines back to those who want them. */
        void cycle(List<SeenThread> cycle) {
            if (isFull()) {
                return;
            }
            Set<SeenThread> circle = new LinkedHashSet<>(cycle);
            Map<SeenThread, Box> threads = new HashMap<>();
            Map<LockNode, Box> locks = new LinkedHashMap<>();
            for (SeenThread thread : circle) {
                threads.put(thread, thread(thread, 0, circle, locks));
            }
            for (SeenThread thread : circle) {
                Box wanted = locks.get(graph.wantedBy(thread));
                Box waiter = threads.get(thread);
                if (wanted != null && waiter != null) {
                    lines.add(new Line(waiter, wanted, true));
                }
            }
            nextRow += GAP_ROWS;
        }

        void root(SeenThread root) {
            if (!isFull() && !drawn.contains(root)) {
                thread(root, 0, Set.of(), new HashMap<>());
                nextRow += GAP_ROWS;
            }
        }

        void ownerless(LockNode lock) {
            if (!isFull()) {
                lock(lock, 0, Set.of());
                nextRow += GAP_ROWS;
            }
        }

        private Box thread(SeenThread thread, int column, Set<SeenThread> circle, Map<LockNode, Box> locks) {
            drawn.add(thread);
            List<LockNode> held = column >= DEEPEST
                    ? List.of()
                    : graph.ownedBy(thread).stream()
                            .filter(lock -> !lock.waiting().isEmpty())
                            .toList();
            List<Box> children = new ArrayList<>();
            for (LockNode lock : held) {
                if (!isFull()) {
                    Box box = lock(lock, column + 1, circle);
                    locks.put(lock, box);
                    children.add(box);
                }
            }
            Box box = add(new ThreadBox(
                    column,
                    middle(children),
                    circle.contains(thread),
                    thread,
                    graph.behind(thread).size()));
            children.forEach(child -> lines.add(new Line(child, box, circle.contains(thread) && child.deadlocked())));
            return box;
        }

        private Box lock(LockNode lock, int column, Set<SeenThread> circle) {
            boolean inCircle = lock.waiting().stream().anyMatch(circle::contains);
            List<SeenThread> waiters = lock.waiting().stream()
                    .filter(each -> !drawn.contains(each) && !circle.contains(each))
                    .toList();
            List<SeenThread> single = new ArrayList<>();
            List<SeenThread> folded = new ArrayList<>();
            for (SeenThread waiter : waiters) {
                boolean alone = graph.directlyBehind(waiter).isEmpty();
                boolean few = waiters.size() <= WAITERS_SHOWN + 1 || single.size() < WAITERS_SHOWN;
                (alone && !few ? folded : single).add(waiter);
            }
            List<Box> children = new ArrayList<>();
            for (SeenThread waiter : single) {
                if (!isFull()) {
                    children.add(thread(waiter, column + 1, Set.of(), new HashMap<>()));
                }
            }
            if (!folded.isEmpty()) {
                children.add(add(new FoldBox(column + 1, nextRow++, lock, List.copyOf(folded))));
            }
            Box box = add(new LockBox(column, middle(children), inCircle, lock));
            children.forEach(child -> lines.add(new Line(child, box, false)));
            return box;
        }

        private double middle(List<Box> children) {
            return children.isEmpty()
                    ? nextRow++
                    : (children.getFirst().row() + children.getLast().row()) / 2;
        }
    }

    /** The box of that thread, null where it is folded or not part of any blocking. */
    @Nullable
    ThreadBox boxOf(SeenThread thread) {
        for (Box box : boxes) {
            if (box instanceof ThreadBox each && each.thread() == thread) {
                return each;
            }
        }
        return null;
    }
}
