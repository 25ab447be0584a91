package dev.jvitals.heap.build;

import dev.jvitals.heap.graph.Blocks;
import dev.jvitals.heap.graph.Steps;
import dev.jvitals.heap.graph.TreeColumns;
import dev.jvitals.heap.model.Catalog;
import dev.jvitals.heap.model.ClassTotals;
import dev.jvitals.heap.model.GcRoot;
import dev.jvitals.heap.model.HeapClass;
import dev.jvitals.heap.model.HeapThread;
import dev.jvitals.heap.model.HeapTotals;
import dev.jvitals.heap.model.JvmFacts;
import dev.jvitals.hprof.DumpInput;
import dev.jvitals.hprof.HprofHeader;
import java.util.ArrayList;
import java.util.List;

/** Makes the catalog: counts each class's objects, and names everything. */
final class CatalogMaker {

    private final GraphStage.Input input;
    private final TreeColumns tree;
    private final List<GcRoot> garbageRoots;
    private final List<HeapThread> threads;
    private final long[] objects;
    private final long[] bytes;
    private final long[] unreachableObjects;
    private final long[] unreachableBytes;

    CatalogMaker(GraphStage.Input input, TreeColumns tree, List<GcRoot> garbageRoots, List<HeapThread> threads) {
        this.input = input;
        this.tree = tree;
        this.garbageRoots = garbageRoots;
        this.threads = threads;
        int classes = input.classes().size();
        objects = new long[classes];
        bytes = new long[classes];
        unreachableObjects = new long[classes];
        unreachableBytes = new long[classes];
    }

    /** The catalog; {@link #count} comes first. {@code leastRetained} by class, in the columns' unit. */
    Catalog make(long[] leastRetained) {
        HprofHeader header = input.directory().header();
        List<HeapClass> classes = classes(leastRetained);
        List<GcRoot> roots = new ArrayList<>(input.roots().roots());
        roots.addAll(garbageRoots);
        return new Catalog(
                new JvmFacts(header.version(), header.idBytes(), header.takenAtMillis(), input.layout()),
                totals(classes),
                classes,
                roots,
                threads,
                input.notes());
    }

    /** Counts all objects by class. One pass over the columns. */
    void count(Steps steps) {
        Blocks.up(0, input.addresses().size(), steps, new Count());
    }

    /** By class how many objects of it there are, unreachable ones included; {@link #count} comes first. */
    long[] objectCounts() {
        long[] counts = new long[objects.length];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = objects[i] + unreachableObjects[i];
        }
        return counts;
    }

    private final class Count implements Blocks.Block {
        private final ObjectColumns columns = input.columns();

        @Override
        public void run(long from, long to) {
            for (long id = from; id < to; id++) {
                int type = (int) columns.classes.get(id);
                long shallow = columns.shallowBytes(id);
                if (tree.isReached(id)) {
                    objects[type]++;
                    bytes[type] += shallow;
                } else {
                    unreachableObjects[type]++;
                    unreachableBytes[type] += shallow;
                }
            }
        }
    }

    private List<HeapClass> classes(long[] leastRetained) {
        List<HeapClass> classes = new ArrayList<>();
        try (DumpInput in = new DumpInput(
                input.directory().file(), input.directory().header().idBytes())) {
            for (ClassTable.Entry each : input.classes().all()) {
                int i = each.index;
                classes.add(new HeapClass(
                        i,
                        each.name,
                        each.address(),
                        each.dump == null ? -1 : input.addresses().idOf(each.address()),
                        each.superIndex,
                        each.dump == null ? 0 : input.addresses().idOf(each.dump.loader()),
                        input.classes().fields(each, in),
                        input.classes().statics(each, in),
                        each.instanceBytes,
                        each.elementType,
                        new ClassTotals(
                                objects[i],
                                bytes[i],
                                leastRetained[i] * IndexFormat.SIZE_UNIT,
                                unreachableObjects[i],
                                unreachableBytes[i])));
            }
        }
        return classes;
    }

    private HeapTotals totals(List<HeapClass> classes) {
        long reachableClasses = 0;
        long loaders = 0;
        for (HeapClass each : classes) {
            if (each.objectId() >= 0 && tree.isReached(each.objectId())) {
                reachableClasses++;
            }
            if (isLoader(each, classes)) {
                loaders += each.totals().objects();
            }
        }
        return new HeapTotals(
                tree.reached(),
                sum(bytes),
                reachableClasses,
                loaders,
                input.roots().recorded() + garbageRoots.size(),
                sum(unreachableObjects),
                sum(unreachableBytes),
                input.rows().references(),
                input.dangling(),
                input.duplicates());
    }

    private boolean isLoader(HeapClass type, List<HeapClass> classes) {
        int index = type.index();
        while (index >= 0 && index != input.classes().loaderClass()) {
            index = classes.get(index).superIndex();
        }
        return index >= 0;
    }

    private static long sum(long[] values) {
        long sum = 0;
        for (long each : values) {
            sum += each;
        }
        return sum;
    }
}
