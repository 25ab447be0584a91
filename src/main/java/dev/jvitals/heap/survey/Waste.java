package dev.jvitals.heap.survey;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Progress;
import dev.jvitals.heap.Heap;
import dev.jvitals.heap.decode.CollectionReader;
import dev.jvitals.heap.inspect.HeapReader;
import dev.jvitals.heap.model.HeapClass;
import dev.jvitals.heap.walk.ClassObjects;
import dev.jvitals.heap.walk.Pulse;
import dev.jvitals.hprof.FieldType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Memory that could be had for nothing: strings that are there several times, collections with more room than content,
 * boxed numbers, arrays of zeros. Cost: a pass over the ids for each, and a read of the dump for each string, collection
 * and primitive array.
 */
public final class Waste {
    /**
     * Collections of one class.
     *
     * @param empty how many have no content
     * @param emptyBytes own size of the empty ones and of the arrays behind them
     * @param sparse how many have an array of which they use less than a quarter
     * @param sparseBytes the unused part of those arrays
     */
    public record CollectionRow(
            String className, long objects, long empty, long emptyBytes, long sparse, long sparseBytes) {}

    /** Objects of a class with their own sizes together. */
    public record ClassRow(String className, long objects, long bytes) {}

    /** Less use than this of an array's places is sparse; a hash table that has just grown uses more. */
    private static final double SPARSE = 0.25;
    /** An array with no more places is what a collection starts with. */
    private static final int SMALL_ARRAY = 16;
    /** Zeros are looked for in pieces of so many elements, which bounds memory. */
    private static final int PIECE = 1 << 16;

    private static final Set<String> BOXES = Set.of(
            "java.lang.Boolean",
            "java.lang.Byte",
            "java.lang.Character",
            "java.lang.Short",
            "java.lang.Integer",
            "java.lang.Long",
            "java.lang.Float",
            "java.lang.Double");

    private final Heap heap;
    private final HeapReader reader;
    private final CollectionReader collections;

    public Waste(Heap heap) {
        this.heap = heap;
        this.reader = new HeapReader(heap);
        this.collections = new CollectionReader(reader);
    }

    /** Strings with the same text. */
    public DuplicateStrings duplicateStrings(Progress progress, Cancellation cancellation) {
        return new StringCensus(heap, reader).count(new Pulse(progress, cancellation));
    }

    /** Collections without content or with little, those that waste the most first. */
    public List<CollectionRow> collections(Progress progress, Cancellation cancellation) {
        Map<String, long[]> classes = new HashMap<>();
        Pulse pulse = new Pulse(progress, cancellation);
        ClassObjects.each(heap, this::isCollection, pulse, id -> count(id, classes));
        List<CollectionRow> rows = new ArrayList<>();
        classes.forEach((name, sums) -> {
            if (sums[1] + sums[3] > 0) {
                rows.add(new CollectionRow(name, sums[0], sums[1], sums[2], sums[3], sums[4]));
            }
        });
        rows.sort(Comparator.comparingLong((CollectionRow row) -> row.emptyBytes() + row.sparseBytes())
                .reversed()
                .thenComparing(CollectionRow::className));
        return rows;
    }

    private boolean isCollection(HeapClass type) {
        for (HeapClass each = type; each != null; each = heap.superClass(each)) {
            if (CollectionReader.knows(each.name())) {
                return true;
            }
        }
        return false;
    }

    private void count(long id, Map<String, long[]> classes) {
        long[] sums = classes.computeIfAbsent(heap.classOf(id).name(), _ -> new long[5]);
        int size = collections.size(id);
        long storage = collections.storage(id);
        sums[0]++;
        if (size == 0) {
            // an array that several share is the JDK's own empty one
            boolean own = storage != Heap.NONE && heap.immediateDominator(storage) == id;
            sums[1]++;
            sums[2] += heap.shallowBytes(id) + (own ? heap.shallowBytes(storage) : 0);
        } else if (size > 0 && storage != Heap.NONE) {
            int places = reader.length(storage);
            if (places > SMALL_ARRAY && size < places * SPARSE) {
                sums[3]++;
                sums[4] += (long) (places - size) * heap.jvm().layout().referenceBytes();
            }
        }
    }

    /** Boxed numbers by class, the largest sum first. Cost: O(classes). */
    public List<ClassRow> boxes() {
        List<ClassRow> rows = new ArrayList<>();
        for (HeapClass each : heap.classes()) {
            if (BOXES.contains(each.name()) && each.totals().objects() > 0) {
                rows.add(new ClassRow(
                        each.name(), each.totals().objects(), each.totals().shallowBytes()));
            }
        }
        rows.sort(Comparator.comparingLong(ClassRow::bytes).reversed());
        return rows;
    }

    /** Primitive arrays whose elements are all zero, by class, the largest sum first. Reads all primitive arrays. */
    public List<ClassRow> zeroArrays(Progress progress, Cancellation cancellation) {
        Map<String, long[]> classes = new HashMap<>();
        Pulse pulse = new Pulse(progress, cancellation);
        ClassObjects.each(heap, type -> type.isArray() && type.elementType() != FieldType.OBJECT, pulse, id -> {
            int length = reader.length(id);
            if (length > 0 && isZero(id, length, cancellation)) {
                long[] sums = classes.computeIfAbsent(heap.classOf(id).name(), _ -> new long[2]);
                sums[0]++;
                sums[1] += heap.shallowBytes(id);
            }
        });
        List<ClassRow> rows = new ArrayList<>();
        classes.forEach((name, sums) -> rows.add(new ClassRow(name, sums[0], sums[1])));
        rows.sort(Comparator.comparingLong(ClassRow::bytes).reversed());
        return rows;
    }

    private boolean isZero(long array, int length, Cancellation cancellation) {
        for (byte each : heap.contents(array, PIECE)) {
            if (each != 0) {
                return false;
            }
        }
        FieldType type = heap.classOf(array).elementType();
        int elementBytes = type == null ? 1 : type.bytes(Long.BYTES);
        for (int from = PIECE / elementBytes; from < length; from += PIECE) {
            cancellation.check();
            for (long each : heap.elements(array, from, PIECE)) {
                if (each != 0) {
                    return false;
                }
            }
        }
        return true;
    }
}
