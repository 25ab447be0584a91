package dev.jvitals.threads.group;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A node of a call tree or flame graph: a method, and how many threads have it there.
 *
 * @param name {@code class.method} without generated numbers
 * @param count threads whose stack runs through this node
 * @param self threads whose stack ends here
 * @param children the most frequent first
 */
public record CallTree(String name, int count, int self, List<CallTree> children) {
    /** How deep a tree goes; deeper stacks (endless recursion) are cut, so that no view or report grows without bound. */
    public static final int MAX_DEPTH = 512;

    /** From the threads' start methods towards what they do now: the flame graph. */
    public static CallTree topDown(Collection<SeenThread> threads) {
        return build(threads, true);
    }

    /** From what the threads do now towards their callers: the icicle. */
    public static CallTree bottomUp(Collection<SeenThread> threads) {
        return build(threads, false);
    }

    /** Cost: O(distinct stacks × depth). */
    private static CallTree build(Collection<SeenThread> threads, boolean fromStart) {
        Map<StackFacts.Shape, Integer> shapes = new LinkedHashMap<>();
        for (SeenThread thread : threads) {
            shapes.merge(thread.stack().shape(), 1, Integer::sum);
        }
        Draft root = new Draft();
        shapes.forEach((shape, count) -> {
            List<String> path = fromStart ? shape.names().reversed() : shape.names();
            root.add(path.subList(0, Math.min(path.size(), MAX_DEPTH)), count);
        });
        return root.finished("all");
    }

    /** A node while stacks are added. */
    private static final class Draft {
        private int count;
        private int self;
        private final Map<String, Draft> children = new LinkedHashMap<>();

        void add(List<String> path, int threads) {
            Draft node = this;
            node.count += threads;
            for (String name : path) {
                node = node.children.computeIfAbsent(name, _ -> new Draft());
                node.count += threads;
            }
            node.self += threads;
        }

        CallTree finished(String name) {
            List<CallTree> finished = new ArrayList<>();
            children.forEach((childName, child) -> finished.add(child.finished(childName)));
            finished.sort(Comparator.comparingInt(CallTree::count).reversed());
            return new CallTree(name, count, self, List.copyOf(finished));
        }
    }
}
