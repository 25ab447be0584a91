package dev.jvitals.heap.paths;

import dev.jvitals.base.Cancellation;
import dev.jvitals.heap.Heap;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Merged paths with the objects of one class at one place put together, so that what the threads of a pool have in common is
 * one row. They are read from the roots down or from the objects asked about up, as Eclipse MAT's paths by class are. For one
 * thread at a time, and not after the paths are closed.
 */
public final class MergedClasses {
    /** More objects at one place are counted, but not followed. */
    static final int MOST_FOLLOWED = 2_000_000;

    /** An array's elements are one place. */
    private static final String ELEMENT = "\\[\\d+]";

    /** Which end is the top. */
    public enum From {
        ROOTS,
        OBJECTS
    }

    /**
     * Objects of one class at one place.
     *
     * @param via how one of them refers to what is above it, or is referred to by it; empty at the top
     * @param objects how many
     * @param targets how many of the objects asked about are kept through them
     * @param isLeaf whether nothing is below
     * @param members the objects, for asking what is below
     */
    public record Node(String className, String via, long objects, long targets, boolean isLeaf, Members members) {}

    /** Objects at one place with how many of those asked about each keeps. */
    public static final class Members {
        private long[] ids = new long[4];
        private long[] weights = new long[4];
        private int count;
        private long objects;
        private long targets;
        private String via = "";

        private void add(long id, long weight) {
            objects++;
            targets += weight;
            if (count == MOST_FOLLOWED) {
                return;
            }
            if (count == ids.length) {
                ids = Arrays.copyOf(ids, count * 2);
                weights = Arrays.copyOf(weights, count * 2);
            }
            ids[count] = id;
            weights[count++] = weight;
        }

        /** The only object, {@link Heap#NONE} of several. */
        public long only() {
            return objects == 1 ? ids[0] : Heap.NONE;
        }
    }

    private final MergedPaths paths;
    private final From from;

    public MergedClasses(MergedPaths paths, From from) {
        this.paths = paths;
        this.from = from;
    }

    /** The top. Cost: from the objects, one look at each id. */
    public List<Node> top(Cancellation cancellation) {
        Map<String, Members> groups = new HashMap<>();
        if (from == From.ROOTS) {
            paths.rootIds().forEach(id -> add(groups, id, paths.count(id), Heap.NONE));
        } else {
            paths.eachTarget(cancellation, id -> add(groups, id, 1, Heap.NONE));
        }
        return nodes(groups);
    }

    /** What is below. Cost: the references of all members. */
    public List<Node> below(Node node, Cancellation cancellation) {
        Map<String, Members> groups = new HashMap<>();
        Members members = node.members();
        if (from == From.ROOTS) {
            for (int i = 0; i < members.count; i++) {
                cancellation.check();
                long id = members.ids[i];
                paths.eachBelow(id, child -> {
                    add(groups, child, paths.count(child), id);
                    return true;
                });
            }
        } else {
            parents(members).forEach((parent, weight) -> add(groups, parent, weight[0], weight[1]));
        }
        return nodes(groups);
    }

    /** By parent how many are kept through it, and one of the members below it. */
    private Map<Long, long[]> parents(Members members) {
        Map<Long, long[]> parents = new HashMap<>();
        for (int i = 0; i < members.count; i++) {
            long parent = paths.parent(members.ids[i]);
            if (parent != Heap.NONE) {
                long child = members.ids[i];
                parents.computeIfAbsent(parent, _ -> new long[] {0, child})[0] += members.weights[i];
            }
        }
        return parents;
    }

    private void add(Map<String, Members> groups, long id, long weight, long neighbour) {
        Members members = groups.get(paths.className(id));
        if (members == null) {
            members = new Members();
            groups.put(paths.className(id), members);
            if (neighbour != Heap.NONE) {
                String via = from == From.ROOTS ? paths.via(neighbour, id) : paths.via(id, neighbour);
                members.via = via.replaceFirst(ELEMENT, "[…]");
            }
        }
        members.add(id, weight);
    }

    private List<Node> nodes(Map<String, Members> groups) {
        return groups.entrySet().stream()
                .map(group -> node(group.getKey(), group.getValue()))
                .sorted(Comparator.comparingLong(Node::targets).reversed().thenComparing(Node::className))
                .toList();
    }

    private Node node(String className, Members members) {
        return new Node(className, members.via, members.objects, members.targets, isLeaf(members), members);
    }

    private boolean isLeaf(Members members) {
        for (int i = 0; i < members.count && members.objects == members.count; i++) {
            long id = members.ids[i];
            if (from == From.ROOTS ? paths.hasBelow(id) : paths.parent(id) != Heap.NONE) {
                return false;
            }
        }
        return true;
    }
}
