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
import dev.jvitals.heap.graph.RetainedSizes;
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
        ObjectColumns columns = input.columns;
        long objects = input.addresses.size();
        progress.phase("Walking references", 0);
        DepthFirstOrder order = new DepthFirstOrder(scratch, rows);
        InboundRows[] turned = new InboundRows[1];
        List<GcRoot> garbageRoots = new ArrayList<>();
        workers.all(List.of(
                () -> {
                    for (long root : input.roots.ids()) {
                        order.walkFrom(root, cancellation);
                    }
                    if (input.keepUnreachable) {
                        keepUnreachable(order, objects, garbageRoots);
                    }
                    order.freeStack(scratch);
                },
                () -> turned[0] = new InboundRows(scratch, rows, cancellation)));
        rows.free(scratch);
        InboundRows inbound = turned[0];

        progress.phase("Finding dominators", 0);
        Dominators[] found = new Dominators[1];
        workers.all(List.of(
                () -> found[0] = new Dominators(scratch, order, inbound, cancellation),
                () -> writeObjects(input, inbound)));
        inbound.free(scratch);
        Dominators dominators = found[0];

        progress.phase("Adding up", 0);
        RetainedSizes retained = new RetainedSizes(scratch, order, dominators, columns::shallowBytes);
        CatalogMaker catalog = new CatalogMaker(input, order, garbageRoots);
        workers.all(List.of(
                () -> {
                    DominatedOrder dominated =
                            new DominatedOrder(scratch, order, dominators, retained, objects, cancellation);
                    target.column(IndexFormat.DOMINATED, dominated.size(), dominated::object);
                },
                () -> {
                    long[] least = ClassRetained.least(
                            scratch,
                            order,
                            dominators,
                            retained,
                            columns.classes::get,
                            input.classes.size(),
                            cancellation);
                    target.bytes(IndexFormat.CATALOG, bytes(catalog, least));
                    writeDominators(order, dominators, retained, objects);
                }));
    }

    private byte[] bytes(CatalogMaker catalog, long[] least) {
        try {
            return CatalogCodec.write(catalog.make(least));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void keepUnreachable(DepthFirstOrder order, long objects, List<GcRoot> roots) {
        // every object that nothing kept refers to; see the second loop for cycles
        for (long id = 1; id < objects; id++) {
            if (order.number(id) == 0) {
                roots.add(new GcRoot(id, RootKind.UNREACHABLE, -1, -1));
                order.walkFrom(id, cancellation);
            }
        }
    }

    private void writeObjects(Input input, InboundRows inbound) {
        long objects = input.addresses.size();
        ObjectColumns columns = input.columns;
        target.memory(IndexFormat.ADDRESSES, input.addresses.memory(), objects);
        target.column(IndexFormat.CLASSES, objects, columns.classes::get);
        target.column(IndexFormat.RECORDS, objects, columns.recordAt::get);
        target.column(IndexFormat.SHALLOW, objects, id -> columns.shallowBytes(id) / IndexFormat.SIZE_UNIT);
        target.column(IndexFormat.INBOUND_STARTS, objects + 1, inbound::start);
        target.column(IndexFormat.INBOUND, inbound.references(), inbound::source);
    }

    private void writeDominators(DepthFirstOrder order, Dominators dominators, RetainedSizes retained, long objects) {
        target.column(IndexFormat.DOMINATORS, objects, id -> {
            long number = order.number(id);
            if (number == 0) {
                return IndexFormat.UNREACHABLE;
            }
            long dominator = dominators.dominator(number);
            return dominator == 0 ? IndexFormat.NO_DOMINATOR : order.object(dominator) + IndexFormat.FIRST_DOMINATOR;
        });
        target.column(IndexFormat.RETAINED, objects, id -> {
            long number = order.number(id);
            return number == 0 ? 0 : retained.bytes(number) / IndexFormat.SIZE_UNIT;
        });
    }
}
