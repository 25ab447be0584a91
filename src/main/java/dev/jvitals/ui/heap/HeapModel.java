package dev.jvitals.ui.heap;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Progress;
import dev.jvitals.base.Unit;
import dev.jvitals.diagnosis.Judgement;
import dev.jvitals.diagnosis.heap.HeapEvidence;
import dev.jvitals.diagnosis.heap.HeapRules;
import dev.jvitals.heap.Heap;
import dev.jvitals.heap.HeapDump;
import dev.jvitals.heap.HeapOverview;
import dev.jvitals.heap.OpenOptions;
import dev.jvitals.heap.histogram.Grouping;
import dev.jvitals.heap.histogram.Histogram;
import dev.jvitals.heap.histogram.HistogramRow;
import dev.jvitals.heap.inspect.ContentRow;
import dev.jvitals.heap.inspect.FieldRow;
import dev.jvitals.heap.inspect.ObjectInspector;
import dev.jvitals.heap.inspect.ObjectRef;
import dev.jvitals.heap.inspect.Page;
import dev.jvitals.heap.model.HeapTotals;
import dev.jvitals.heap.paths.MergedPaths;
import dev.jvitals.heap.paths.RootPath;
import dev.jvitals.heap.paths.RootPaths;
import dev.jvitals.heap.redact.RedactedCopy;
import dev.jvitals.heap.suspect.LeakSuspect;
import dev.jvitals.heap.tree.DominatorTiles;
import dev.jvitals.heap.tree.DominatorTree;
import dev.jvitals.heap.tree.GroupRow;
import dev.jvitals.heap.walk.Pulse;
import dev.jvitals.heap.walk.ReferenceStrength;
import dev.jvitals.report.heap.HeapAnswers;
import dev.jvitals.report.heap.HeapDocument;
import dev.jvitals.report.heap.HeapSurveys;
import dev.jvitals.ui.task.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The only class of these views that asks the heap. Everything that takes time comes as {@link Work} for a background
 * thread; the rest is in memory.
 */
final class HeapModel {
    /** Rows fetched at once: more than a screen has, few enough to come at once. */
    static final int PAGE = 200;
    /** Rows of a survey's tables: more than anybody reads, few enough to hold; the figures above count all. */
    static final int SURVEY_ROWS = 10_000;

    private static final int TEXT_CHARS = 4000;
    private static final int MOST_PATHS = 10;

    private final Heap heap;
    private final OpenOptions options;
    private final DominatorTree tree;
    private final ObjectInspector inspector;

    HeapModel(Heap heap, OpenOptions options) {
        this.heap = heap;
        this.options = options;
        this.tree = new DominatorTree(heap);
        this.inspector = new ObjectInspector(heap);
    }

    Path file() {
        return heap.file();
    }

    OpenOptions options() {
        return options;
    }

    HeapTotals totals() {
        return heap.totals();
    }

    Heap heap() {
        return heap;
    }

    double share(long bytes) {
        return (double) bytes / Math.max(1, heap.totals().usedBytes());
    }

    /** Where the index lies, how large it is, and that it may go. */
    Work<String> index() {
        return (_, _) -> {
            Path index = heap.indexFile();
            try {
                return "The index of this dump, " + Unit.BYTES.format(Files.size(index)) + ", is " + index
                        + ". It makes opening quick and may be deleted; it is made again.";
            } catch (IOException e) {
                return ""; // it was deleted while the dump is open
            }
        };
    }

    /** Suspects and findings. */
    Work<Findings> findings() {
        return (progress, cancellation) -> {
            HeapEvidence evidence = HeapEvidence.gather(heap, progress, cancellation);
            return new Findings(evidence.suspects(), HeapRules.judge(evidence));
        };
    }

    /** What is suspect and what the rules say of it. */
    record Findings(List<LeakSuspect> suspects, Judgement judgement) {}

    Work<DominatorTiles.Tile> tiles(long root) {
        return (progress, cancellation) -> new DominatorTiles(heap).below(root, progress, cancellation);
    }

    Work<Page<ObjectRef>> children(long parent, long from) {
        return (_, _) -> tree.children(parent, from, PAGE);
    }

    Work<Page<ObjectRef>> children(long parent, long from, Predicate<String> filter) {
        return (progress, cancellation) -> tree.children(parent, from, PAGE, filter, progress, cancellation);
    }

    Work<List<GroupRow>> grouped(long parent, Grouping by) {
        return (progress, cancellation) -> tree.grouped(parent, by, progress, cancellation);
    }

    Work<Page<ObjectRef>> groupMembers(long parent, Grouping by, int group, long from) {
        return (progress, cancellation) -> tree.children(parent, by, group, from, PAGE, progress, cancellation);
    }

    /** The way down the dominator tree to an object. */
    Work<List<ObjectRef>> chain(long id) {
        return (_, _) -> tree.chain(id);
    }

    List<HistogramRow> histogram(Grouping by) {
        return new Histogram(heap, by).rows();
    }

    Work<Long> exactRetained(Grouping by, HistogramRow row) {
        return (progress, cancellation) -> new Histogram(heap, by).exactRetainedBytes(row, progress, cancellation);
    }

    Work<Page<ObjectRef>> objectsOf(Grouping by, HistogramRow row, int from) {
        return (progress, cancellation) -> new Histogram(heap, by).objects(row, from, PAGE, progress, cancellation);
    }

    /** Everything that the inspector shows of an object at first. */
    record Inspected(
            ObjectRef object,
            String text,
            List<FieldRow> fields,
            List<FieldRow> statics,
            Page<FieldRow> elements,
            String contentName,
            Page<ContentRow> contents,
            Page<FieldRow> incoming,
            Page<FieldRow> outgoing) {}

    Work<Inspected> inspect(long id) {
        return (_, _) -> new Inspected(
                inspector.object(id),
                inspector.text(id, TEXT_CHARS),
                inspector.fields(id),
                heap.asClass(id) == null ? inspector.statics(heap.classOf(id)) : List.of(),
                inspector.elements(id, 0, PAGE),
                inspector.collectionKind(id).map(kind -> kind.content()).orElse(""),
                inspector.contents(id, 0, PAGE),
                inspector.incoming(id, 0, PAGE),
                inspector.outgoing(id, 0, PAGE));
    }

    Work<Page<FieldRow>> elements(long id, int from) {
        return (_, _) -> inspector.elements(id, from, PAGE);
    }

    Work<Page<FieldRow>> incoming(long id, long from) {
        return (_, _) -> inspector.incoming(id, from, PAGE);
    }

    Work<Page<FieldRow>> outgoing(long id, int from) {
        return (_, _) -> inspector.outgoing(id, from, PAGE);
    }

    Work<Page<ContentRow>> contents(long id, int from) {
        return (_, _) -> inspector.contents(id, from, PAGE);
    }

    Work<List<RootPath>> paths(long id, Set<ReferenceStrength> excluded) {
        return (progress, cancellation) -> new RootPaths(heap).to(id, MOST_PATHS, excluded, progress, cancellation);
    }

    /** The paths that keep a group's objects, as a tree that must be closed. */
    Work<MergedTree> mergedPaths(HeapGroup group, Set<ReferenceStrength> excluded) {
        Histogram histogram = new Histogram(heap, group.by());
        return (progress, cancellation) -> new MergedTree(new MergedPaths(
                heap, id -> histogram.belongs(group.row(), id), excluded, new Pulse(progress, cancellation)));
    }

    /** The class's row of the histogram; of several classes of that name the largest. */
    HeapGroup groupOfClass(String className) {
        return new HeapGroup(
                Grouping.CLASS,
                new Histogram(heap, Grouping.CLASS).rows(className::equals).getFirst());
    }

    /** Whether the histogram has the class: one whose objects are all unreachable it has not. */
    boolean hasGroup(String className) {
        return !new Histogram(heap, Grouping.CLASS).rows(className::equals).isEmpty();
    }

    String className(int classIndex) {
        return heap.classes().get(classIndex).name();
    }

    String classNameOf(long id) {
        return heap.classOf(id).name();
    }

    String addressOf(long id) {
        return HeapOverview.address(heap, id);
    }

    /** A survey's document; null for sections that are none. */
    @Nullable
    Work<HeapDocument> survey(Section section) {
        return switch (section) {
            case THREADS ->
                (progress, cancellation) -> surveys(progress, cancellation).threads();
            case DIRECT ->
                (progress, cancellation) -> surveys(progress, cancellation).direct();
            case LOADERS ->
                (progress, cancellation) -> surveys(progress, cancellation).loaders();
            case WASTE ->
                (progress, cancellation) -> surveys(progress, cancellation).waste();
            case REFERENCES ->
                (progress, cancellation) -> surveys(progress, cancellation).references();
            case UNREACHABLE ->
                (progress, cancellation) -> new HeapAnswers(heap, SURVEY_ROWS, progress, cancellation).unreachable();
            default -> null;
        };
    }

    private HeapSurveys surveys(Progress progress, Cancellation cancellation) {
        return new HeapSurveys(heap, SURVEY_ROWS, progress, cancellation);
    }

    /** Growth since an older dump. */
    Work<HeapDocument> compare(Path older) {
        return (progress, cancellation) -> {
            try (Heap before = HeapDump.open(older, OpenOptions.DEFAULT, progress, cancellation)) {
                return new HeapAnswers(heap, SURVEY_ROWS, progress, cancellation).comparison(before);
            }
        };
    }

    Work<RedactedCopy.Result> redact(Path copy) {
        return (progress, cancellation) -> RedactedCopy.write(heap.file(), copy, progress, cancellation);
    }

    /** The object at an address out of a table, {@link Heap#NONE} where there is none. */
    long idAt(String hexAddress) {
        if (!hexAddress.startsWith("0x")) {
            return Heap.NONE;
        }
        long address = Long.parseUnsignedLong(hexAddress.substring(2), 16);
        return address == 0 ? Heap.NONE : heap.idOf(address);
    }

    /** Frees the mapping; to be called when nothing reads any more. */
    void close() {
        heap.close();
    }
}
