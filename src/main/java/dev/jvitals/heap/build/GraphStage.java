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
import dev.jvitals.heap.graph.TreeColumns;
import dev.jvitals.heap.graph.UnreachableRoots;
import dev.jvitals.heap.model.CatalogCodec;
import dev.jvitals.heap.model.GcRoot;
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
        progress.phase("Walking references", 0);
        DepthFirstOrder order = new DepthFirstOrder(scratch, rows);
        List<GcRoot> garbageRoots = new ArrayList<>();
        InboundRows[] turned = new InboundRows[1];
        workers.all(List.of(
                () -> walk(input, order, garbageRoots),
                () -> turned[0] = new InboundRows(scratch, rows, cancellation)));
        rows.free(scratch);
        InboundRows inbound = turned[0];

        progress.phase("Finding dominators", 0);
        TreeColumns[] made = new TreeColumns[1];
        workers.all(List.of(() -> made[0] = tree(input, order, inbound), () -> writeObjects(input, inbound)));
        inbound.free(scratch);
        order.free(scratch);
        TreeColumns tree = made[0];

        progress.phase("Adding up", 0);
        CatalogMaker catalog = new CatalogMaker(input, tree, garbageRoots);
        DominatedOrder[] grouped = new DominatedOrder[1];
        workers.all(List.of(
                () -> grouped[0] = new DominatedOrder(scratch, tree, input.addresses.size(), cancellation), () -> {
                    catalog.count(cancellation);
                    target.column(IndexFormat.DOMINATORS, input.addresses.size(), tree.dominators());
                    target.column(IndexFormat.RETAINED, input.addresses.size(), tree.retained());
                }));
        DominatedOrder dominated = grouped[0];
        sort(dominated);
        workers.all(List.of(
                () -> target.bytes(IndexFormat.CATALOG, bytes(catalog, least(input, tree, dominated))), () -> {
                    target.column(IndexFormat.DOMINATED, dominated.size(), dominated.objects());
                    new InstanceLists(
                                    scratch,
                                    input.columns.classes,
                                    input.addresses.size(),
                                    catalog.objectCounts(),
                                    cancellation)
                            .write(target);
                }));
    }

    private void walk(Input input, DepthFirstOrder order, List<GcRoot> garbageRoots) {
        for (long root : input.roots.ids()) {
            order.walkFrom(root, cancellation);
        }
        if (input.keepUnreachable) {
            UnreachableRoots.walk(
                    scratch,
                    input.rows,
                    order,
                    cancellation,
                    id -> garbageRoots.add(new GcRoot(id, RootKind.UNREACHABLE, -1, -1)));
        }
    }

    private TreeColumns tree(Input input, DepthFirstOrder order, InboundRows inbound) {
        Dominators dominators = new Dominators(scratch, order, inbound, cancellation);
        TreeColumns tree =
                new TreeColumns(scratch, input.addresses.size(), order, dominators, input.columns.sizes, cancellation);
        dominators.free(scratch);
        return tree;
    }

    private void sort(DominatedOrder dominated) {
        List<Runnable> parts = new ArrayList<>();
        for (int i = 0; i < workers.threads(); i++) {
            int part = i;
            parts.add(() -> dominated.sort(part, workers.threads(), cancellation));
        }
        workers.all(parts);
    }

    private long[] least(Input input, TreeColumns tree, DominatedOrder dominated) {
        return ClassRetained.least(scratch, dominated, tree, input.columns.classes, input.classes.size(), cancellation);
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
        target.column(IndexFormat.RECORDS, objects, columns.recordAt);
        target.column(IndexFormat.SHALLOW, objects, columns.sizes);
        target.column(IndexFormat.INBOUND_STARTS, objects + 1, inbound.starts());
        target.column(IndexFormat.INBOUND, inbound.references(), inbound.sources());
    }
}
