package dev.jvitals.report.heap;

import static dev.jvitals.report.heap.Column.bytes;
import static dev.jvitals.report.heap.Column.count;
import static dev.jvitals.report.heap.Column.text;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Failure;
import dev.jvitals.base.Progress;
import dev.jvitals.base.Unit;
import dev.jvitals.heap.Heap;
import dev.jvitals.heap.histogram.Grouping;
import dev.jvitals.heap.histogram.Histogram;
import dev.jvitals.heap.histogram.HistogramRow;
import dev.jvitals.heap.inspect.ObjectRef;
import dev.jvitals.heap.paths.MergedPaths;
import dev.jvitals.heap.paths.PathOutline;
import dev.jvitals.heap.walk.Pulse;
import dev.jvitals.heap.walk.ReferenceStrength;
import java.util.List;
import java.util.Set;

/** Why the objects of a class are kept, as a document. For one thread. */
public final class HeapPaths {
    private static final Column WEAK_COUNTED = text("weak references counted in", "weakReferencesCounted");
    private static final Column COUNTED = text("references counted", "referencesCounted");

    private final Heap heap;
    private final int most;
    private final Progress progress;
    private final Cancellation cancellation;

    /** Answers with about {@code most} rows. */
    public HeapPaths(Heap heap, int most, Progress progress, Cancellation cancellation) {
        this.heap = heap;
        this.most = most;
        this.progress = progress;
        this.cancellation = cancellation;
    }

    /** The shortest paths from the roots to all objects of a class, merged. Cost: a walk over all references. */
    public HeapDocument merged(String className, Set<ReferenceStrength> excluded) {
        Histogram histogram = new Histogram(heap, Grouping.CLASS);
        List<HistogramRow> rows = histogram.rows(className::equals);
        if (rows.isEmpty()) {
            throw new Failure(Failure.Kind.USAGE, heap.file() + ": has no objects of a class named " + className + ".");
        }
        try (MergedPaths paths = new MergedPaths(
                heap,
                id -> rows.stream().anyMatch(row -> histogram.belongs(row, id)),
                excluded,
                new Pulse(progress, cancellation))) {
            long objects = rows.stream().mapToLong(HistogramRow::objects).sum();
            HeapDocument.Facts facts = counted(heap, HeapDocument.Facts.of(heap), excluded)
                    .add(text("class", "className"), className)
                    .add(count("objects", "objects"), objects)
                    .add(count("kept over these references", "keptObjects"), paths.targets())
                    .add(count("roots that keep them", "roots"), paths.roots(1).total());
            return HeapDocument.of("Merged paths to GC roots of " + className, facts, table(paths));
        }
    }

    /** Adds through which references paths may go. Which of an object's fields is its referent, only the dump tells. */
    static HeapDocument.Facts counted(Heap heap, HeapDocument.Facts facts, Set<ReferenceStrength> excluded) {
        Set<ReferenceStrength> left = heap.hasDump() ? excluded : Set.of();
        return facts.add(WEAK_COUNTED, !left.contains(ReferenceStrength.WEAK))
                .add(COUNTED, ReferenceStrength.counted(left));
    }

    private Table table(MergedPaths paths) {
        Table.Builder table = Table.of(
                "What keeps them",
                "mergedPaths",
                text("", "depth"),
                count("Keeps", "objects"),
                new Column("Share", "share", Unit.SHARE),
                text("Via", "via"),
                text("Class", "className"),
                text("What", "text"),
                text("Address", "address"),
                bytes("Retained", "retainedBytes"),
                count("Branches not shown", "hidden"));
        double all = Math.max(1, paths.targets());
        for (PathOutline.Line line : PathOutline.of(paths, most, cancellation)) {
            ObjectRef object = line.node().object();
            table.row(
                    new Depth(line.depth()),
                    line.node().targets(),
                    line.node().targets() / all,
                    line.node().via(),
                    object.className(),
                    object.text(),
                    object.hexAddress(),
                    object.retainedBytes(),
                    line.hidden());
        }
        return table.build();
    }
}
