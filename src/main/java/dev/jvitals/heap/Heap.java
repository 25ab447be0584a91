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
import dev.jvitals.heap.record.ObjectSource;
import dev.jvitals.heap.record.RecordReader;
import dev.jvitals.heap.record.StringReader;
import dev.jvitals.hprof.DumpFile;
import dev.jvitals.hprof.FieldType;
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
    private final @Nullable DumpFile dump;
    private final @Nullable RecordReader reader;
    private final Catalog catalog;
    private final AddressMap addresses;
    private final PackedColumn classes;
    private final PackedColumn records;
    private final PackedColumn shallow;
    private final PackedColumn retained;
    private final PackedColumn dominators;
    private final PackedColumn dominated;
    private final PackedColumn inboundStarts;
    private final PackedColumn inbound;
    private final Map<Long, HeapClass> classesByObject = new HashMap<>();
    private final Map<Long, List<GcRoot>> rootsByObject = new HashMap<>();

    /** Takes over {@code index} and {@code dump}, which may be missing. */
    Heap(Path file, IndexFile index, @Nullable DumpFile dump) throws IOException {
        this.file = file;
        this.index = index;
        this.dump = dump;
        catalog = CatalogCodec.read(index.bytes(IndexFormat.CATALOG));
        addresses = new AddressMap(index.memory(IndexFormat.ADDRESSES));
        classes = index.column(IndexFormat.CLASSES);
        records = index.column(IndexFormat.RECORDS);
        shallow = index.column(IndexFormat.SHALLOW);
        retained = index.column(IndexFormat.RETAINED);
        dominators = index.column(IndexFormat.DOMINATORS);
        dominated = index.column(IndexFormat.DOMINATED);
        inboundStarts = index.column(IndexFormat.INBOUND_STARTS);
        inbound = index.column(IndexFormat.INBOUND);
        reader = dump == null ? null : new RecordReader(dump, catalog.jvm().idBytes());
        for (HeapClass each : catalog.classes()) {
            if (each.objectId() >= 0) {
                classesByObject.put(each.objectId(), each);
            }
        }
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
        return dump != null;
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
        return catalog.classes().get((int) classes.get(id));
    }

    /** The index of the object's class; cheaper than {@link #classOf} in long loops. */
    public int classIndexOf(long id) {
        return (int) classes.get(id);
    }

    /** The class that this class object stands for, null where the object is no class. */
    public @Nullable HeapClass asClass(long id) {
        return classesByObject.get(id);
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
        return dominators.get(id) != IndexFormat.UNREACHABLE;
    }

    /** The nearest object that every path from a root goes through; {@link #NONE} at the top, and for unreachable objects. */
    public long immediateDominator(long id) {
        long code = dominators.get(id);
        return code < IndexFormat.FIRST_DOMINATOR ? NONE : code - IndexFormat.FIRST_DOMINATOR;
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
        long start = firstDominated(keyOf(id)) + from;
        long end = firstDominated(keyOf(id) + 1);
        long[] page = new long[Math.clamp(end - start, 0, count)];
        for (int i = 0; i < page.length; i++) {
            page[i] = dominated.get(start + i);
        }
        return page;
    }

    /** How many objects {@code id} immediately dominates; for {@link #NONE} how many are at the top. */
    public long dominatedCount(long id) {
        return firstDominated(keyOf(id) + 1) - firstDominated(keyOf(id));
    }

    private static long keyOf(long id) {
        return id == NONE ? IndexFormat.NO_DOMINATOR : id + IndexFormat.FIRST_DOMINATOR;
    }

    /** The first place whose object's dominator has that code or a higher one. */
    private long firstDominated(long key) {
        long low = 0;
        long high = dominated.size();
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (dominators.get(dominated.get(middle)) < key) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
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
        HeapClass type = classOf(id);
        if (id == HeapClass.BOOT_LOADER || type.isArray() || asClass(id) != null) {
            return List.of();
        }
        List<FieldInfo> infos = instanceFields(type);
        long[] values = reader().fieldValues(recordOf(id), infos);
        List<FieldValue> fields = new ArrayList<>(values.length);
        int at = 0;
        for (HeapClass each = type; each != null; each = superClass(each)) {
            for (FieldInfo info : each.fields()) {
                fields.add(new FieldValue(each.index(), info.name(), info.type(), values[at++]));
            }
        }
        return fields;
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
        return type.superIndex() < 0 ? null : catalog.classes().get(type.superIndex());
    }

    /** The class of that name, null where there is none; the first where several loaders have one. O(classes). */
    public @Nullable HeapClass classNamed(String name) {
        for (HeapClass each : catalog.classes()) {
            if (each.name().equals(name)) {
                return each;
            }
        }
        return null;
    }

    /** Whether the class is {@code name} or a subclass of it. Reads no file. */
    public boolean isA(HeapClass type, String name) {
        for (HeapClass each = type; each != null; each = superClass(each)) {
            if (each.name().equals(name)) {
                return true;
            }
        }
        return false;
    }

    /** An array's length, 0 for what is no array. Reads the dump. */
    public int arrayLength(long id) {
        return classOf(id).isArray() ? reader().arrayLength(recordOf(id)) : 0;
    }

    /** Up to {@code count} elements of an array from {@code from}, raw as in {@link FieldValue}. Reads the dump. */
    public long[] elements(long id, int from, int count) {
        return classOf(id).isArray() ? reader().elements(recordOf(id), from, count) : new long[0];
    }

    /** Up to {@code count} bytes of a primitive array as the file has them, big-endian. Reads the dump. */
    public byte[] contents(long id, int count) {
        HeapClass type = classOf(id);
        return type.isArray() && type.elementType() != FieldType.OBJECT
                ? reader().contents(recordOf(id), count)
                : new byte[0];
    }

    /** A {@code java.lang.String}'s text, at most {@code limit} characters; null for another object. Reads the dump. */
    public @Nullable String string(long id, int limit) {
        if (id < 0 || !classOf(id).name().equals("java.lang.String")) {
            return null;
        }
        return new StringReader(reader(), source()).string(recordOf(id), limit);
    }

    /** All fields of the class's instances, its own first, then its superclass's. Reads no file. */
    public List<FieldInfo> instanceFields(HeapClass type) {
        List<FieldInfo> fields = new ArrayList<>();
        for (HeapClass each = type; each != null; each = superClass(each)) {
            fields.addAll(each.fields());
        }
        return fields;
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
        DumpFile open = dump;
        if (open == null) {
            throw new Failure(
                    Failure.Kind.INPUT,
                    file + ": field values are in the dump, and only its index is here; put the dump beside it.");
        }
        return open;
    }

    private RecordReader reader() {
        dump();
        RecordReader open = reader;
        if (open == null) {
            throw new IllegalStateException("a dump without a reader");
        }
        return open;
    }

    private ObjectSource source() {
        return new ObjectSource() {
            @Override
            public long recordOf(long address) {
                long id = address == 0 ? NONE : idOf(address);
                return id <= 0 ? -1 : Heap.this.recordOf(id);
            }

            @Override
            public List<FieldInfo> fieldsOf(long classAddress) {
                HeapClass type = classesByObject.get(idOf(classAddress));
                return type == null ? List.of() : instanceFields(type);
            }
        };
    }

    /** Frees the mapping and the files; reads in other threads fail from now on. */
    @Override
    public void close() {
        if (reader != null) {
            reader.close();
        }
        if (dump != null) {
            dump.close();
        }
        index.close();
    }
}
