package dev.jvitals.report.heap;

import static dev.jvitals.report.heap.Column.bytes;
import static dev.jvitals.report.heap.Column.count;
import static dev.jvitals.report.heap.Column.text;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Failure;
import dev.jvitals.base.Progress;
import dev.jvitals.diagnosis.heap.HeapEvidence;
import dev.jvitals.diagnosis.heap.HeapRules;
import dev.jvitals.heap.Heap;
import dev.jvitals.heap.histogram.ClassGrowth;
import dev.jvitals.heap.histogram.Grouping;
import dev.jvitals.heap.histogram.HeapComparison;
import dev.jvitals.heap.histogram.Histogram;
import dev.jvitals.heap.histogram.HistogramRow;
import dev.jvitals.heap.inspect.FieldRow;
import dev.jvitals.heap.inspect.ObjectInspector;
import dev.jvitals.heap.inspect.ObjectRef;
import dev.jvitals.heap.inspect.Page;
import dev.jvitals.heap.model.HeapTotals;
import dev.jvitals.heap.paths.RootPath;
import dev.jvitals.heap.paths.RootPaths;
import dev.jvitals.heap.tree.DominatorTree;
import dev.jvitals.heap.tree.GroupRow;
import dev.jvitals.heap.tree.GrowthSummary;
import dev.jvitals.heap.tree.TreeComparison;
import dev.jvitals.heap.walk.ReferenceStrength;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Answers questions about a heap with documents. For one thread; each answer may take as long as its query. */
public final class HeapAnswers {
    private static final int TEXT_CHARS = 10_000;

    private final Heap heap;
    private final int most;
    private final Progress progress;
    private final Cancellation cancellation;

    /** Answers with at most {@code most} rows in each table. */
    public HeapAnswers(Heap heap, int most, Progress progress, Cancellation cancellation) {
        this.heap = heap;
        this.most = most;
        this.progress = progress;
        this.cancellation = cancellation;
    }

    /** Totals, biggest objects, top classes, suspects and findings. */
    public HeapDocument overview() {
        HeapEvidence evidence = HeapEvidence.gather(heap, progress, cancellation);
        Page<ObjectRef> biggest = new DominatorTree(heap).children(Heap.NONE, 0, most);
        List<HistogramRow> rows = new Histogram(heap, Grouping.CLASS).rows();
        List<Table> tables = new ArrayList<>();
        tables.add(HeapTables.objects("Biggest objects", "dominators", heap, biggest.rows(), biggest.total()));
        tables.add(HeapTables.histogram("Objects by class", "histogram", "Class", rows, most));
        tables.add(HeapTables.suspects(evidence.suspects()));
        return new HeapDocument("Heap dump " + heap.file(), totals(), tables, HeapRules.judge(evidence));
    }

    private HeapDocument.Facts totals() {
        HeapTotals totals = heap.totals();
        HeapDocument.Facts facts = HeapDocument.Facts.of(heap)
                .add(text("file", "file"), heap.file().toString())
                .add(count("objects", "objects"), totals.objects())
                .add(bytes("used", "usedBytes"), totals.usedBytes())
                .add(count("classes", "classes"), totals.classes())
                .add(count("class loaders", "classLoaders"), totals.classLoaders())
                .add(count("GC roots", "gcRoots"), totals.gcRoots())
                .add(count("unreachable objects, left out", "unreachableObjects"), totals.unreachableObjects())
                .add(bytes("unreachable bytes, left out", "unreachableBytes"), totals.unreachableBytes())
                .add(count("references to nothing, left out", "danglingReferences"), totals.danglingReferences())
                .add(
                        text("taken at", "takenAt"),
                        Instant.ofEpochMilli(heap.jvm().takenAtMillis()).toString())
                .add(count("bytes of an id", "idBytes"), heap.jvm().idBytes())
                .add(
                        text("compressed references", "compressedReferences"),
                        heap.jvm().layout().compressedReferences(heap.jvm().idBytes()))
                .add(
                        text("compact headers", "compactHeaders"),
                        heap.jvm().layout().compactHeaders());
        return heap.notes().isEmpty() ? facts : facts.add(text("notes", "notes"), String.join(" ", heap.notes()));
    }

    /** Objects by package or loader. */
    public HeapDocument histogram(Grouping by, Predicate<String> classFilter) {
        List<HistogramRow> rows = new Histogram(heap, by).rows(classFilter);
        String name = by == Grouping.CLASS ? "histogram" : by == Grouping.PACKAGE ? "packages" : "loaders";
        return HeapDocument.of(
                "Objects by " + by.label(),
                totals(),
                HeapTables.histogram("Objects by " + by.label(), name, by.label(), rows, most));
    }

    /** The top of the dominator tree, put together. */
    public HeapDocument dominators(Grouping by) {
        return dominated(Heap.NONE, "the top of the dominator tree", by);
    }

    /** What the object at an address dominates, put together. */
    public HeapDocument dominators(long address, Grouping by) {
        long id = idOf(address);
        return dominated(id, new ObjectInspector(heap).object(id).label(), by);
    }

    private HeapDocument dominated(long parent, String what, Grouping by) {
        List<GroupRow> rows = new DominatorTree(heap).grouped(parent, by, progress, cancellation);
        return HeapDocument.of(
                "Below " + what + ", by " + by.label(),
                HeapDocument.Facts.of(heap),
                HeapTables.groups(heap, rows, most));
    }

    /** What nothing reaches. */
    public HeapDocument unreachable() {
        return HeapDocument.of(
                "What nothing reaches",
                totals(),
                HeapTables.unreachable(new Histogram(heap, Grouping.CLASS).rows(), most));
    }

    /** A class with what its objects retain exactly, and the objects that retain the most. */
    public HeapDocument ofClass(String name) {
        Histogram histogram = new Histogram(heap, Grouping.CLASS);
        List<HistogramRow> rows = histogram.rows(name::equals);
        if (rows.isEmpty()) {
            throw new Failure(
                    Failure.Kind.USAGE,
                    heap.file() + ": has no objects of a class named " + name + "; --filter takes a pattern.");
        }
        List<HistogramRow> exact = new ArrayList<>();
        List<Table> tables = new ArrayList<>();
        for (HistogramRow row : rows) {
            exact.add(row.withExact(histogram.exactRetainedBytes(row, progress, cancellation)));
            Page<ObjectRef> page = histogram.objects(row, 0, most, progress, cancellation);
            tables.add(HeapTables.objects("Objects", "objects", heap, page.rows(), page.total()));
        }
        tables.addFirst(HeapTables.histogram("Class", "histogram", "Class", exact, most));
        return new HeapDocument(name, HeapDocument.Facts.of(heap), tables, null);
    }

    /** One object with its fields or elements, its content, and who refers to it. */
    public HeapDocument object(long address) {
        long id = idOf(address);
        ObjectInspector inspector = new ObjectInspector(heap);
        ObjectRef object = inspector.object(id);
        List<Table> tables = new ArrayList<>();
        inspector
                .collectionKind(id)
                .ifPresent(kind ->
                        tables.add(HeapTables.contents("Its " + kind.content(), inspector.contents(id, 0, most))));
        if (heap.classOf(id).isArray()) {
            tables.add(HeapTables.fields("Elements", "elements", inspector.elements(id, 0, most)));
        } else {
            List<FieldRow> fields = inspector.fields(id);
            tables.add(HeapTables.fields("Fields", "fields", new Page<>(fields, 0, fields.size())));
        }
        tables.add(HeapTables.fields("Who refers to it", "incoming", inspector.incoming(id, 0, most)));
        tables.add(HeapTables.fields("What it refers to", "outgoing", inspector.outgoing(id, 0, most)));
        DominatorTree tree = new DominatorTree(heap);
        Page<ObjectRef> below = tree.children(id, 0, most);
        tables.add(HeapTables.objects("What it dominates", "dominated", heap, below.rows(), below.total()));
        List<ObjectRef> chain = tree.chain(id);
        tables.add(HeapTables.objects("What dominates it", "dominators", heap, chain, chain.size()));
        return new HeapDocument(object.label(), facts(heap, object, inspector.text(id, TEXT_CHARS)), tables, null);
    }

    private static HeapDocument.Facts facts(Heap heap, ObjectRef object, String text) {
        return HeapDocument.Facts.of(heap)
                .add(text("address", "address"), object.hexAddress())
                .add(text("class", "className"), object.className())
                .add(text("text", "text"), text)
                .add(bytes("shallow", "shallowBytes"), object.shallowBytes())
                .add(bytes("retained", "retainedBytes"), object.retainedBytes());
    }

    /** The shortest paths from roots to an object. */
    public HeapDocument paths(long address, Set<ReferenceStrength> excluded) {
        long id = idOf(address);
        List<RootPath> paths = new RootPaths(heap).to(id, most, excluded, progress, cancellation);
        List<Table> tables = new ArrayList<>();
        for (RootPath path : paths) {
            tables.add(HeapTables.path("Path from " + path.root().text(), "paths" + Table.NESTED, path));
        }
        ObjectRef object = new ObjectInspector(heap).object(id);
        return new HeapDocument(
                "Paths to GC roots of " + object.label(),
                HeapPaths.counted(
                        heap,
                        facts(heap, object, object.text()).add(count("paths", "pathCount"), paths.size()),
                        excluded),
                tables,
                null);
    }

    /** Growth from an older dump of the program to this one. */
    public HeapDocument comparison(Heap before) {
        List<ClassGrowth> paths = new TreeComparison(progress, cancellation).byPath(before, heap);
        HeapDocument.Facts facts = HeapDocument.Facts.of(heap)
                .add(text("in short", "summary"), GrowthSummary.of(before, heap, paths))
                .add(text("before", "before"), before.file().toString())
                .add(text("after", "after"), heap.file().toString())
                .add(bytes("used before", "usedBytesBefore"), before.totals().usedBytes())
                .add(bytes("used after", "usedBytesAfter"), heap.totals().usedBytes());
        return HeapDocument.of(
                "Growth from " + before.file() + " to " + heap.file(),
                facts,
                HeapTables.growth("By class", "classGrowth", "Name", HeapComparison.byClass(before, heap), most),
                HeapTables.growth("By path in the dominator tree", "pathGrowth", "Path", paths, most));
    }

    private long idOf(long address) {
        long id = heap.idOf(address);
        if (address == 0 || id == Heap.NONE) {
            throw new Failure(
                    Failure.Kind.USAGE, heap.file() + ": no object begins at 0x" + Long.toHexString(address) + ".");
        }
        return id;
    }
}
