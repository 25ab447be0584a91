package dev.jvitals.heap.suspect;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Progress;
import dev.jvitals.base.Unit;
import dev.jvitals.heap.Heap;
import dev.jvitals.heap.histogram.Grouping;
import dev.jvitals.heap.inspect.Describer;
import dev.jvitals.heap.inspect.ObjectRef;
import dev.jvitals.heap.paths.RootPath;
import dev.jvitals.heap.paths.RootPaths;
import dev.jvitals.heap.tree.DominatorTree;
import dev.jvitals.heap.tree.GroupRow;
import dev.jvitals.heap.walk.ReferenceStrength;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds what holds a large part of the heap: single objects at the top of the dominator tree, and many objects of one class
 * that are large together. Cost: one look at the top of the tree, and a search for a path for each suspect.
 */
public final class LeakSuspects {
    /** Of a suspect's holders so many are named. */
    public static final int MOST_HOLDERS = 10;
    /** Below this share of the heap nothing is suspect: a reader could not free much by looking there. */
    public static final double LEAST_SHARE = 0.1;
    /** More suspects would be a histogram. */
    private static final int MOST_SUSPECTS = 8;

    private final Heap heap;
    private final Contents contents;
    private final Describer describer;
    private final DominatorTree tree;
    private final RootPaths paths;
    private final Keepers keepers;
    private final ThreadSuspects threads;
    private final long leastBytes;

    public LeakSuspects(Heap heap) {
        this.heap = heap;
        this.contents = new Contents(heap);
        this.describer = new Describer(heap);
        this.tree = new DominatorTree(heap);
        this.paths = new RootPaths(heap);
        this.keepers = new Keepers(heap);
        this.threads = new ThreadSuspects(heap, contents);
        this.leastBytes = Math.max(1, (long) (heap.totals().usedBytes() * LEAST_SHARE));
    }

    /** The suspects, the largest first. */
    public List<LeakSuspect> find(Progress progress, Cancellation cancellation) {
        List<LeakSuspect> suspects = new ArrayList<>();
        Accumulations accumulations = new Accumulations(heap, contents, leastBytes);
        for (long id : heap.dominated(Heap.NONE, 0, (int) Math.ceil(1 / LEAST_SHARE))) {
            if (heap.retainedBytes(id) >= leastBytes && !threads.isThread(id)) {
                for (long accumulation : accumulations.below(id)) {
                    suspects.add(ofObject(accumulation, progress, cancellation));
                }
            }
        }
        threads.find(leastBytes, cancellation).ifPresent(suspects::add);
        for (GroupRow group : tree.grouped(Heap.NONE, Grouping.CLASS, progress, cancellation)) {
            if (group.objects() > 1 && group.retainedBytes() >= leastBytes && isManySmall(group)) {
                suspects.add(ofClass(group, progress, cancellation));
            }
        }
        suspects.sort(Comparator.comparingLong(LeakSuspect::retainedBytes).reversed());
        return suspects.stream().limit(MOST_SUSPECTS).toList();
    }

    /** Whether the objects are large together only: otherwise the large one is a suspect already. */
    private boolean isManySmall(GroupRow group) {
        ObjectRef first = members(group, 1).getFirst();
        // what class objects have in common is only that they are classes: their static fields are looked at one by one
        return first.retainedBytes() < leastBytes && !threads.isThread(first.id()) && heap.asClass(first.id()) == null;
    }

    private List<ObjectRef> members(GroupRow group, int count) {
        return tree.children(Heap.NONE, Grouping.CLASS, group.group(), 0, count, Progress.NONE, new Cancellation())
                .rows();
    }

    private LeakSuspect ofObject(long pile, Progress progress, Cancellation cancellation) {
        long id = contents.holder(pile);
        ObjectRef object = describer.of(id);
        Accumulated accumulated = contents.of(id);
        RootPath path = path(id, progress, cancellation);
        String keeper = keepers.of(id, path);
        double share = share(object.retainedBytes());
        String sentence = object.label()
                + " at "
                + object.hexAddress()
                + " retains "
                + size(object.retainedBytes(), share)
                + ": "
                + accumulated.text()
                + (keeper.isEmpty() ? "." : ", kept by " + keeper + ".");
        return new LeakSuspect(
                LeakSuspect.Kind.OBJECT,
                List.of(object),
                1,
                object.retainedBytes(),
                share,
                object,
                accumulated,
                path,
                List.of(),
                keeper,
                sentence);
    }

    private LeakSuspect ofClass(GroupRow group, Progress progress, Cancellation cancellation) {
        List<ObjectRef> holders = members(group, MOST_HOLDERS);
        ObjectRef first = holders.getFirst();
        RootPath path = path(first.id(), progress, cancellation);
        String keeper = keepers.of(first.id(), path);
        double share = share(group.retainedBytes());
        String sentence = Unit.COUNT.format(group.objects())
                + " objects of "
                + group.name()
                + " retain "
                + size(group.retainedBytes(), share)
                + (keeper.isEmpty() ? "." : "; the largest is kept by " + keeper + ".");
        return new LeakSuspect(
                LeakSuspect.Kind.CLASS,
                holders,
                group.objects(),
                group.retainedBytes(),
                share,
                first,
                new Accumulated(group.name(), group.objects(), "objects", ""),
                path,
                List.of(),
                keeper,
                sentence);
    }

    @org.jspecify.annotations.Nullable
    private RootPath path(long id, Progress progress, Cancellation cancellation) {
        List<RootPath> found = paths.to(id, 1, ReferenceStrength.all(), progress, cancellation);
        return found.isEmpty() ? null : found.getFirst();
    }

    private double share(long bytes) {
        return (double) bytes / Math.max(1, heap.totals().usedBytes());
    }

    static String size(long bytes, double share) {
        return Unit.BYTES.format(bytes) + " (" + Unit.SHARE.format(share) + " of the heap)";
    }
}
