package dev.jvitals.heap;

import dev.jvitals.base.Failure;
import dev.jvitals.heap.build.IndexFormat;
import dev.jvitals.heap.column.IndexFile;
import dev.jvitals.heap.column.PackedColumn;
import dev.jvitals.heap.graph.AddressMap;
import dev.jvitals.heap.model.Catalog;
import dev.jvitals.heap.model.CatalogCodec;
import dev.jvitals.heap.model.FieldInfo;
import dev.jvitals.heap.model.GcRoot;
import dev.jvitals.heap.model.HeapClass;
import dev.jvitals.heap.model.HeapThread;
import dev.jvitals.heap.model.HeapTotals;
import dev.jvitals.heap.model.JvmFacts;
import dev.jvitals.heap.model.StaticField;
import dev.jvitals.hprof.DumpFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An open heap dump. Objects are ids from 0 to before {@link #objectCount()} in the order of their addresses, the
 * unreachable ones among them; id 0 is the boot class loader's pseudo object at address 0. {@link #NONE} is no object.
 *
 * <p>All members may be called from any number of threads. Those that say "reads the dump" take one file read of a few
 * kilobytes each and throw {@link Failure} when {@link #hasDump()} is false or the dump changed after the index was made;
 * all others read mapped columns: no more than a page fault, and work without the dump. An id outside the range is an
 * {@link IndexOutOfBoundsException}. After {@link #close} every read throws {@link IllegalStateException}.
 */
public final class Heap implements AutoCloseable {
    /** No object. */
    public static final long NONE = -1;

    /** What to tell whoever asks for values where {@link #hasDump()} is false. */
    public static final String VALUES_MISSING = "Field values are in the dump, and only its index is here.";

    private final Path file;
    private final IndexFile index;
    private final ObjectValues values;
    private final Catalog catalog;
    private final AddressMap addresses;
    private final PackedColumn classes;
    private final PackedColumn records;
    private final PackedColumn shallow;
    private final PackedColumn retained;
    private final DominatorColumns tree;
    private final PackedColumn inboundStarts;
    private final PackedColumn inbound;
    private final PackedColumn instanceStarts;
    private final PackedColumn instances;
    private final ClassTree classTree;
    private final Map<Long, List<GcRoot>> rootsByObject = new HashMap<>();

    /** Takes over {@code index} and {@code dump}, which may be missing. */
    Heap(Path file, IndexFile index, @Nullable DumpFile dump) throws IOException {
        this.file = file;
        this.index = index;
        catalog = CatalogCodec.read(index.bytes(IndexFormat.CATALOG));
        addresses = new AddressMap(index.memory(IndexFormat.ADDRESSES));
        classes = index.column(IndexFormat.CLASSES);
        records = index.column(IndexFormat.RECORDS);
        shallow = index.column(IndexFormat.SHALLOW);
        retained = index.column(IndexFormat.RETAINED);
        tree = new DominatorColumns(index);
        inboundStarts = index.column(IndexFormat.INBOUND_STARTS);
        inbound = index.column(IndexFormat.INBOUND);
        instanceStarts = index.column(IndexFormat.INSTANCE_STARTS);
        instances = index.column(IndexFormat.INSTANCES);
        classTree = new ClassTree(catalog.classes());
        values = new ObjectValues(this, dump, catalog.jvm().idBytes());
        for (GcRoot each : catalog.roots()) {
            rootsByObject
                    .computeIfAbsent(each.objectId(), key -> new ArrayList<>())
                    .add(each);
        }
    }

    /** The file that was opened: the dump, or an index without one. */
    public Path file() {
        return file;
    }

    /** The index file behind this heap. */
    public Path indexFile() {
        return index.path();
    }

    /** Whether field values, elements and strings can be read. */
    public boolean hasDump() {
        return values.areThere();
    }

    // ---- the dump as a whole: in memory, no cost

    public JvmFacts jvm() {
        return catalog.jvm();
    }

    public HeapTotals totals() {
        return catalog.totals();
    }

    /** All classes, by index. */
    public List<HeapClass> classes() {
        return catalog.classes();
    }

    /** Every root of the file, stack locals included (see {@link GcRoot#isStackLocal}); an object may occur several times. */
    public List<GcRoot> roots() {
        return catalog.roots();
    }

    public List<HeapThread> threads() {
        return catalog.threads();
    }

    /** What was missing or odd in the file, in sentences; empty for a whole dump. */
    public List<String> notes() {
        return catalog.notes();
    }

    /** How many objects the file has, unreachable ones and the boot loader's included. Ids are below this. */
    public long objectCount() {
        return addresses.size();
    }

    // ---- one object

    /** The object's address, as MAT shows it. Cost: O(log objects). */
    public long addressOf(long id) {
        return addresses.addressOf(id);
    }

    /** The object at that address, {@link #NONE} where none begins; 0 for address 0, so look for null before. */
    public long idOf(long address) {
        return addresses.idOf(address);
    }

    public HeapClass classOf(long id) {
        return classTree.get((int) classes.get(id));
    }

    /** The index of the object's class; cheaper than {@link #classOf} in long loops. */
    public int classIndexOf(long id) {
        return (int) classes.get(id);
    }

    /** Puts the class indexes of {@code count} objects from {@code from} at the start of {@code target}: for loops over all. */
    public void classIndexes(long from, long[] target, int count) {
        classes.read(from, target, count);
    }

    /**
     * Ids of all the class's objects, ascending, unreachable ones among them; null for a class that has too many to be listed,
     * whose objects a pass over all {@link #classIndexes} finds.
     */
    public long @Nullable [] instances(HeapClass type) {
        long start = instanceStarts.get(type.index());
        long count = instanceStarts.get(type.index() + 1) - start;
        if (count < type.totals().objects() + type.totals().unreachableObjects()) {
            return null;
        }
        long[] ids = new long[(int) count];
        instances.read(start, ids, ids.length);
        return ids;
    }

    /** The class that this class object stands for, null where the object is no class. */
    public @Nullable HeapClass asClass(long id) {
        return classTree.ofObject(id);
    }

    /** Own bytes, as MAT counts them. */
    public long shallowBytes(long id) {
        return shallow.get(id) * IndexFormat.SIZE_UNIT;
    }

    /** Bytes that would be free if the object were, exact; 0 for an unreachable object. */
    public long retainedBytes(long id) {
        return retained.get(id) * IndexFormat.SIZE_UNIT;
    }

    public boolean isReachable(long id) {
        return tree.isReachable(id);
    }

    /** The nearest object that every path from a root goes through; {@link #NONE} at the top, and for unreachable objects. */
    public long immediateDominator(long id) {
        return tree.immediateDominator(id);
    }

    /** The object's roots, empty for most objects. */
    public List<GcRoot> rootsOf(long id) {
        return rootsByObject.getOrDefault(id, List.of());
    }

    // ---- the dominator tree

    /**
     * The objects that {@code id} immediately dominates, largest retained first; for {@link #NONE} those at the top. Returns
     * at most {@code count} from {@code from}. Cost: O(log objects + count).
     */
    public long[] dominated(long id, long from, int count) {
        return tree.dominated(id, from, count);
    }

    /** How many objects {@code id} immediately dominates; for {@link #NONE} how many are at the top. */
    public long dominatedCount(long id) {
        return tree.dominatedCount(id);
    }

    // ---- references

    /** How many references point at the object; several from one object count each. */
    public long inboundCount(long id) {
        return inboundStarts.get(id + 1) - inboundStarts.get(id);
    }

    /**
     * Up to {@code count} objects that refer to this one, from {@code from}, in ascending order, unreachable ones among
     * them. A thread refers to what its stack holds; every object refers to its class, but those references are left out
     * for a class that is a root itself.
     */
    public long[] inbound(long id, long from, int count) {
        long start = inboundStarts.get(id) + from;
        long[] page = new long[Math.clamp(inboundStarts.get(id + 1) - start, 0, count)];
        for (int i = 0; i < page.length; i++) {
            page[i] = inbound.get(start + i);
        }
        return page;
    }

    /**
     * Up to {@code count} objects that this one refers to: by fields or elements in the order of the file, for a class by its
     * superclass, loader and statics, for a thread by its stack last. Its class is not among them. Nulls and references to
     * nothing are left out, repeated ones stay. Reads the dump.
     */
    public long[] outbound(long id, int count) {
        return new OutboundReferences(this).of(id, count);
    }

    // ---- values: all of these read the dump

    /** An instance's fields: its class's own first, then its superclass's. Empty for arrays and classes. Reads the dump. */
    public List<FieldValue> fields(long id) {
        return values.fields(id);
    }

    /** The raw value of the first field of that name, {@code missing} where the object has none. Reads the dump. */
    public long field(long id, String name, long missing) {
        for (FieldValue each : fields(id)) {
            if (each.name().equals(name)) {
                return each.rawValue();
            }
        }
        return missing;
    }

    /** The object that the first field of that name refers to, {@link #NONE} for null or no such field. Reads the dump. */
    public long reference(long id, String name) {
        long address = field(id, name, 0);
        return address == 0 ? NONE : idOf(address);
    }

    /** The class's superclass, null for none or one that is not in the dump. Reads no file. */
    public @Nullable HeapClass superClass(HeapClass type) {
        return classTree.above(type);
    }

    /** The class of that name, null where there is none; the first where several loaders have one. O(classes). */
    public @Nullable HeapClass classNamed(String name) {
        return classTree.named(name);
    }

    /** Whether the class is {@code name} or a subclass of it. Reads no file. */
    public boolean isA(HeapClass type, String name) {
        return classTree.isA(type, name);
    }

    /** An array's length, 0 for what is no array. Reads the dump. */
    public int arrayLength(long id) {
        return values.arrayLength(id);
    }

    /** Up to {@code count} elements of an array from {@code from}, raw as in {@link FieldValue}. Reads the dump. */
    public long[] elements(long id, int from, int count) {
        return values.elements(id, from, count);
    }

    /** Up to {@code count} bytes of a primitive array as the file has them, big-endian. Reads the dump. */
    public byte[] contents(long id, int count) {
        return values.contents(id, count);
    }

    /** A {@code java.lang.String}'s text, at most {@code limit} characters; null for another object. Reads the dump. */
    public @Nullable String string(long id, int limit) {
        return values.string(id, limit);
    }

    /** All fields of the class's instances, its own first, then its superclass's. Reads no file. */
    public List<FieldInfo> instanceFields(HeapClass type) {
        return classTree.instanceFields(type);
    }

    /** The class's static field, null where it has none of that name. Reads no file. */
    public static @Nullable StaticField staticField(HeapClass type, String name) {
        for (StaticField each : type.statics()) {
            if (each.name().equals(name)) {
                return each;
            }
        }
        return null;
    }

    /** Where the object's record begins in the (unpacked) dump, 0 for the boot loader. Reads no file. */
    public long recordOf(long id) {
        return records.get(id);
    }

    /** The dump's bytes. Throws {@link Failure} without a dump. */
    public DumpFile dump() {
        return values.dump();
    }

    /** Frees the mapping and the files; reads in other threads fail from now on. */
    @Override
    public void close() {
        values.close();
        index.close();
    }
}
