package dev.jvitals.heap.tree;

import dev.jvitals.base.Unit;
import dev.jvitals.heap.Heap;
import dev.jvitals.heap.histogram.ClassGrowth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What grew between two dumps, in one sentence. */
public final class GrowthSummary {
    /** A deeper path with so much of the growth of the top still tells where it is. */
    private static final double SAME = 0.95;
    /** A path that took less than this of the growth is not where most of it is. */
    private static final double MOST = 0.5;

    private static final String STEP = " › ";

    /** Of a longer path, the first step and as many at the end are named. */
    private static final int NAMED = 4;

    private GrowthSummary() {}

    /**
     * For example {@code +18.6 MB, +12,300 objects; most of it, +18.1 MB, under Worker › … › ArrayList › Object[].}
     *
     * @param paths as {@link TreeComparison#byPath} tells them
     */
    public static String of(Heap before, Heap after, List<ClassGrowth> paths) {
        long bytes = after.totals().usedBytes() - before.totals().usedBytes();
        String sum = Unit.BYTES.signed(bytes) + ", "
                + Unit.COUNT.signed(after.totals().objects() - before.totals().objects()) + " objects";
        if (paths.isEmpty() || paths.getFirst().retainedGrowth() <= 0) {
            return sum + "; no part of the dominator tree grew.";
        }
        ClassGrowth top = paths.getFirst();
        ClassGrowth at = paths.stream()
                .filter(path -> (path.name() + STEP).startsWith(top.name() + STEP)
                        && path.retainedGrowth() >= SAME * top.retainedGrowth())
                .max(Comparator.comparingInt(ClassGrowth::depth))
                .orElse(top);
        String lead = bytes > 0 && at.retainedGrowth() >= MOST * bytes ? "most of it, " : "what grew the most, ";
        return sum + "; " + lead + Unit.BYTES.signed(at.retainedGrowth()) + ", under " + brief(at.name()) + ".";
    }

    private static String brief(String path) {
        List<String> steps = new ArrayList<>();
        for (String name : path.split(STEP)) {
            steps.add(name.replaceFirst("^(class )?(?:[\\w$]+\\.)+(?=[\\w$])", "$1"));
        }
        if (steps.size() > NAMED + 1) {
            steps.subList(1, steps.size() - NAMED).clear();
            steps.add(1, "…");
        }
        return String.join(STEP, steps);
    }
}
