package dev.jvitals.heap.tree;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Progress;
import dev.jvitals.heap.Heap;
import dev.jvitals.heap.histogram.ClassGrowth;
import dev.jvitals.heap.inspect.Describer;
import dev.jvitals.heap.walk.Pulse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Compares the dominator trees of two dumps by the classes on the way from the top: objects have other addresses in another
 * dump, but the same place. Only paths that are large in one of the dumps are followed. Cost: the children of all large
 * paths, at most {@link #MOST_MEMBERS} for each.
 */
public final class TreeComparison {
    /** A path with less of its heap in both dumps is not followed. */
    private static final double LEAST_SHARE = 0.005;
    /** Deeper paths repeat themselves. */
    private static final int DEEPEST = 24;
    /** Of a path with more objects, the most retained are followed. */
    private static final int MOST_MEMBERS = 200_000;

    private static final int BATCH = 1 << 12;

    private final Pulse pulse;
    private final Cancellation cancellation;

    public TreeComparison(Progress progress, Cancellation cancellation) {
        this.pulse = new Pulse(progress, cancellation);
        this.cancellation = cancellation;
    }

    /** All large paths of either dump, those first that grew the most. */
    public List<ClassGrowth> byPath(Heap before, Heap after) {
        pulse.phase("comparing dominator trees", 0);
        Map<List<String>, Sums> old = paths(before);
        Map<List<String>, Sums> now = paths(after);
        List<ClassGrowth> rows = new ArrayList<>();
        now.forEach((path, sums) -> rows.add(growth(path, old.getOrDefault(path, new Sums()), sums)));
        old.forEach((path, sums) -> {
            if (!now.containsKey(path)) {
                rows.add(growth(path, sums, new Sums()));
            }
        });
        rows.sort(Comparator.comparingLong(ClassGrowth::retainedGrowth)
                .reversed()
                .thenComparingInt(ClassGrowth::depth)
                .thenComparing(ClassGrowth::name));
        return rows;
    }

    private Map<List<String>, Sums> paths(Heap heap) {
        Map<List<String>, Sums> out = new HashMap<>();
        Describer describer = new Describer(heap);
        long least = Math.max(1, (long) (heap.totals().usedBytes() * LEAST_SHARE));
        follow(heap, describer, List.of(), new long[] {Heap.NONE}, least, out);
        return out;
    }

    private void follow(
            Heap heap,
            Describer describer,
            List<String> path,
            long[] members,
            long least,
            Map<List<String>, Sums> out) {
        Map<String, Sums> classes = new TreeMap<>();
        for (long member : members) {
            cancellation.check();
            long count = heap.dominatedCount(member);
            for (long from = 0; from < count; from += BATCH) {
                for (long child : heap.dominated(member, from, BATCH)) {
                    pulse.step();
                    classes.computeIfAbsent(describer.className(child), _ -> new Sums())
                            .add(heap, child);
                }
            }
        }
        classes.forEach((name, sums) -> {
            if (sums.retainedBytes >= least) {
                List<String> longer = new ArrayList<>(path);
                longer.add(name);
                out.put(List.copyOf(longer), sums);
                if (longer.size() < DEEPEST) {
                    follow(heap, describer, longer, sums.members(), least, out);
                }
                sums.forgetMembers();
            }
        });
    }

    private static ClassGrowth growth(List<String> path, Sums before, Sums after) {
        return new ClassGrowth(
                String.join(" › ", path),
                path.size() - 1,
                before.objects,
                after.objects,
                before.shallowBytes,
                after.shallowBytes,
                before.retainedBytes,
                after.retainedBytes);
    }

    /** The objects at one path. */
    private static final class Sums {
        private long objects;
        private long shallowBytes;
        private long retainedBytes;
        private long[] ids = new long[4];
        private int kept;

        void add(Heap heap, long id) {
            objects++;
            shallowBytes += heap.shallowBytes(id);
            retainedBytes += heap.retainedBytes(id);
            if (kept < MOST_MEMBERS) {
                if (kept == ids.length) {
                    ids = java.util.Arrays.copyOf(ids, kept * 2);
                }
                ids[kept++] = id;
            }
        }

        long[] members() {
            return java.util.Arrays.copyOf(ids, kept);
        }

        void forgetMembers() {
            ids = new long[0];
            kept = MOST_MEMBERS;
        }
    }
}
