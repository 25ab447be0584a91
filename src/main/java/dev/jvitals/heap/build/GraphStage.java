package dev.jvitals.heap.build;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Progress;
import dev.jvitals.heap.column.IndexFileWriter;
import dev.jvitals.heap.column.Scratch;
import dev.jvitals.heap.graph.AddressMap;
import dev.jvitals.heap.graph.ClassRetained;
import dev.jvitals.heap.graph.DepthFirstOrder;
import dev.jvitals.heap.graph.DominatedOrder;
import dev.jvitals.heap.graph.Dominators;
import dev.jvitals.heap.graph.InboundRows;
import dev.jvitals.heap.graph.ReferenceRows;
import dev.jvitals.heap.graph.Steps;
import dev.jvitals.heap.graph.TreeColumns;
import dev.jvitals.heap.graph.UnreachableRoots;
import dev.jvitals.heap.model.CatalogCodec;
import dev.jvitals.heap.model.GcRoot;
import dev.jvitals.heap.model.HeapThread;
import dev.jvitals.heap.model.ObjectLayout;
import dev.jvitals.hprof.DumpDirectory;
import dev.jvitals.hprof.RootKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** From references to dominators and retained sizes, and all columns into the index; on two threads where work allows. */
final class GraphStage {
    /** What the passes over the file left. */
    record Input(
            DumpDirectory directory,
            AddressMap addresses,
            ClassTable classes,
            ObjectLayout layout,
            RootTable roots,
            ObjectColumns columns,
            ReferenceRows rows,
            boolean keepUnreachable,
            long dangling,
            long duplicates,
            List<String> notes) {}

    private final Scratch scratch;
    private final Workers workers;
    private final Progress progress;
    private final Cancellation cancellation;
    private final IndexFileWriter target;

    GraphStage(Scratch scratch, Workers workers, Progress progress, Cancellation cancellation, IndexFileWriter target) {
        this.scratch = scratch;
        this.workers = workers;
        this.progress = progress;
        this.cancellation = cancellation;
        this.target = target;
    }

    void run(Input input) {
        ReferenceRows rows = input.rows;
        long objects = rows.objects();
        Ticker walking =
                new Ticker(progress, "Walking references", rows.references() + (2 + workers.threads()) * objects);
        DepthFirstOrder order = new DepthFirstOrder(scratch, rows);
        List<GcRoot> garbageRoots = new ArrayList<>();
        InboundRows[] turned = new InboundRows[1];
        List<HeapThread> threads = new ArrayList<>();
        workers.all(List.of(() -> walk(input, order, garbageRoots, steps(walking)), () -> {
            turned[0] = new InboundRows(scratch, rows, workers.threads(), steps(walking));
            threads.addAll(threads(input));
            writeRecords(input);
        }));
        InboundRows inbound = turned[0];
        inParts((part, parts) -> inbound.fill(part, steps(walking)));
        walking.end();
        rows.free(scratch);

        Ticker finding = new Ticker(progress, "Finding dominators", 4 * order.reached() + objects);
        Dominators dominators = new Dominators(scratch, order, inbound);
        inParts((part, parts) -> dominators.look(part, parts, steps(finding)));
        TreeColumns[] made = new TreeColumns[1];
        workers.all(List.of(
                () -> made[0] = tree(input, order, dominators, steps(finding)), () -> writeObjects(input, inbound)));
        finding.end();
        inbound.free(scratch);
        order.free(scratch);
        TreeColumns tree = made[0];

        Ticker adding = new Ticker(progress, "Adding up", 6 * objects + tree.reached());
        CatalogMaker catalog = new CatalogMaker(input, tree, garbageRoots, threads);
        DominatedOrder[] grouped = new DominatedOrder[1];
        workers.all(List.of(() -> grouped[0] = new DominatedOrder(scratch, tree, objects, steps(adding)), () -> {
            catalog.count(steps(adding));
            target.column(IndexFormat.DOMINATORS, objects, tree.dominators());
            target.column(IndexFormat.RETAINED, objects, tree.retained());
        }));
        DominatedOrder dominated = grouped[0];
        inParts((part, parts) -> dominated.sort(part, parts, steps(adding)));
        ClassRetained least = new ClassRetained(scratch, dominated, tree, input.columns.classes, input.classes.size());
        inParts((part, parts) -> {
            if (part == 0) {
                target.column(IndexFormat.DOMINATED, dominated.size(), dominated.objects());
                new InstanceLists(scratch, input.columns.classes, objects, catalog.objectCounts(), steps(adding))
                        .write(target);
                target.sumSoFar();
            }
            least.walk(steps(adding));
        });
        target.bytes(IndexFormat.CATALOG, bytes(catalog, least.sums()));
        adding.end();
    }

    /** For one thread. */
    private Steps steps(Ticker ticker) {
        return new Steps(cancellation, ticker::add);
    }

    private void walk(Input input, DepthFirstOrder order, List<GcRoot> garbageRoots, Steps steps) {
        for (long root : input.roots.ids()) {
            order.walkFrom(root, steps);
        }
        if (input.keepUnreachable) {
            UnreachableRoots.walk(
                    scratch,
                    input.rows,
                    order,
                    steps,
                    id -> garbageRoots.add(new GcRoot(id, RootKind.UNREACHABLE, -1, -1)));
        }
    }

    private static List<HeapThread> threads(Input input) {
        try (ThreadNames names = new ThreadNames(input)) {
            return ThreadTable.threads(input.directory, input.roots, names::of);
        }
    }

    /** Nobody asks for records any more: their memory is the first that the dominators can have. */
    private void writeRecords(Input input) {
        target.column(IndexFormat.RECORDS, input.addresses.size(), input.columns.recordAt);
        scratch.free(input.columns.recordAt);
    }

    private TreeColumns tree(Input input, DepthFirstOrder order, Dominators dominators, Steps steps) {
        dominators.find(steps);
        TreeColumns tree =
                new TreeColumns(scratch, input.addresses.size(), order, dominators, input.columns.sizes, steps);
        dominators.free(scratch);
        return tree;
    }

    /** Work that can be cut into parts. */
    @FunctionalInterface
    private interface Part {
        void run(int part, int parts);
    }

    private void inParts(Part work) {
        List<Runnable> runs = new ArrayList<>();
        for (int i = 0; i < workers.threads(); i++) {
            int part = i;
            runs.add(() -> work.run(part, workers.threads()));
        }
        workers.all(runs);
    }

    private byte[] bytes(CatalogMaker catalog, long[] least) {
        try {
            return CatalogCodec.write(catalog.make(least));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void writeObjects(Input input, InboundRows inbound) {
        long objects = input.addresses.size();
        ObjectColumns columns = input.columns;
        target.memory(IndexFormat.ADDRESSES, input.addresses.memory(), objects);
        target.column(IndexFormat.CLASSES, objects, columns.classes);
        target.column(IndexFormat.SHALLOW, objects, columns.sizes);
        target.column(IndexFormat.INBOUND_STARTS, objects + 1, inbound.starts());
        target.column(IndexFormat.INBOUND, inbound.references(), inbound.sources());
    }
}
