package dev.jvitals.heap.build;

import dev.jvitals.base.Cancellation;
import dev.jvitals.heap.graph.AddressMap;
import dev.jvitals.heap.graph.ReferenceRows;
import dev.jvitals.heap.model.ObjectLayout;
import dev.jvitals.hprof.ClassDump;
import dev.jvitals.hprof.DumpDirectory.Segment;
import dev.jvitals.hprof.DumpFile;
import dev.jvitals.hprof.DumpInput;
import dev.jvitals.hprof.FieldType;
import dev.jvitals.hprof.HeapRecords;
import dev.jvitals.hprof.RootKind;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** The second pass on one thread: class, size, place and references of each object. */
final class ReferenceScan implements HeapRecords.Others, Workers.Worker {
    /** Records in one call: a short loop is compiled early, and once. */
    private static final int AT_ONCE = 1 << 6;

    /** What all threads of the pass share. */
    record Shared(
            DumpFile file,
            int idBytes,
            List<Chunk> chunks,
            AddressMap addresses,
            ClassTable classes,
            ObjectLayout layout,
            ObjectColumns columns,
            ReferenceRows rows,
            boolean hasDuplicates,
            AtomicLong dangling,
            AtomicLong duplicates,
            Ticker ticker,
            Cancellation cancellation) {}

    private final Shared shared;
    private final DumpInput in;
    private final HeapRecords records;
    private final AddressMap addresses;
    private final ClassTable classes;
    private final ObjectColumns columns;
    private final ReferenceRows.Pen pen;
    private long lastClassAddress;
    private ClassTable.Entry lastClass;
    private long lastClassId;
    private long dangling;
    private long duplicates;

    ReferenceScan(Shared shared) {
        this.shared = shared;
        this.in = new DumpInput(shared.file, shared.idBytes);
        this.records = new HeapRecords(in);
        this.addresses = shared.addresses;
        this.classes = shared.classes;
        this.columns = shared.columns;
        this.pen = shared.rows.new Pen();
        this.lastClass = classes.get(ClassTable.UNKNOWN);
    }

    @Override
    public void work(int task) {
        Chunk chunk = shared.chunks.get(task);
        for (Segment segment : chunk.segments()) {
            in.seek(segment.start());
            do {
                shared.cancellation.check();
            } while (records(segment.end()));
        }
        shared.ticker.add(chunk.bytes());
    }

    /** Reads some records; false at the segment's end, or where no record follows. */
    private boolean records(long end) {
        int tag = objects(end);
        boolean whole = tag == AddressScan.OBJECTS || (tag != HeapRecords.NONE && records.other(tag, end, this));
        return whole && in.position() < end;
    }

    /** Reads some objects; as {@link AddressScan} does, and for the same reason. */
    private int objects(long end) {
        for (int i = 0; i < AT_ONCE && in.position() < end; i++) {
            int tag = records.read(end);
            switch (tag) {
                case HeapRecords.INSTANCE -> instance();
                case HeapRecords.OBJECT_ARRAY -> objectArray();
                case HeapRecords.PRIMITIVE_ARRAY -> primitiveArray();
                default -> {
                    return tag;
                }
            }
            records.leave();
        }
        return AddressScan.OBJECTS;
    }

    @Override
    public void done() {
        pen.done();
        shared.dangling.addAndGet(dangling);
        shared.duplicates.addAndGet(duplicates);
    }

    @Override
    public void close() {
        in.close();
    }

    /** The object's id, −1 where an earlier record already described it. */
    private long claim(long address) {
        long id = addresses.idOf(address);
        if (id <= 0 || (shared.hasDuplicates && columns.isSet(id))) {
            duplicates++;
            return -1;
        }
        return id;
    }

    private ClassTable.Entry classAt(long address) {
        if (address != lastClassAddress) {
            lastClassAddress = address;
            lastClass = classes.get(classes.indexOf(address));
            lastClassId = lastClass.isRoot || lastClass.dump == null ? -1 : addresses.idOf(address);
        }
        return lastClass;
    }

    private void refer(long address) {
        if (address != 0) {
            long target = addresses.idOf(address);
            if (target > 0) {
                pen.add(target);
            } else {
                dangling++;
            }
        }
    }

    private void instance() {
        long id = claim(records.address());
        if (id < 0) {
            return;
        }
        int bodyBytes = records.length();
        ClassTable.Entry type = classAt(records.classAddress());
        long bytes = type.dump == null ? shared.layout.aligned(type.instanceBytes + bodyBytes) : type.instanceBytes;
        columns.set(id, type.index, bytes, records.start());
        int[] offsets = type.referenceOffsets;
        if (offsets.length == 0 && lastClassId < 0) {
            return;
        }
        pen.begin(offsets.length + 1L);
        if (lastClassId >= 0) {
            pen.add(lastClassId);
        }
        if (type.fieldBytes <= bodyBytes && in.has(type.fieldBytes)) {
            for (int offset : offsets) {
                refer(in.idAhead(offset));
            }
        }
        pen.end(id);
    }

    private void objectArray() {
        long id = claim(records.address());
        if (id < 0) {
            return;
        }
        int length = records.length();
        ClassTable.Entry type = classAt(records.classAddress());
        int index = type.elementType == FieldType.OBJECT ? type.index : classes.objectArray();
        columns.set(id, index, shared.layout.arrayBytes(length, shared.layout.referenceBytes()), records.start());
        pen.begin(length + 1L);
        if (lastClassId >= 0) {
            pen.add(lastClassId);
        }
        elements(length);
        pen.end(id);
    }

    private void elements(int length) {
        int idBytes = shared.idBytes;
        for (int left = length; left > 0; ) {
            if (!in.has(idBytes)) {
                break;
            }
            int here = in.available(left > Integer.MAX_VALUE / idBytes ? Integer.MAX_VALUE : left * idBytes) / idBytes;
            for (int i = 0; i < here; i++) {
                refer(in.id());
            }
            left -= here;
        }
    }

    private void primitiveArray() {
        long id = claim(records.address());
        if (id < 0) {
            return;
        }
        FieldType type = records.elementType();
        int index = classes.primitiveArray(type);
        long bytes = shared.layout.arrayBytes(records.length(), type.bytes(shared.idBytes));
        columns.set(id, index, bytes, records.start());
        ClassTable.Entry entry = classes.get(index);
        if (!entry.isRoot && entry.dump != null) {
            pen.begin(1);
            refer(entry.address());
            pen.end(id);
        }
    }

    @Override
    public void classDump(ClassDump dump) {
        long id = claim(dump.address());
        if (id < 0) {
            return;
        }
        ClassTable.Entry type = classes.get(classes.indexOf(dump.address()));
        columns.set(id, classes.classClass(), type.classObjectBytes, dump.recordAt());
        pen.begin(7L + dump.statics().size() + dump.constants().size());
        ClassTable.Entry classClass = classes.get(classes.classClass());
        if (!classClass.isRoot) {
            refer(classClass.address());
        }
        refer(dump.superAddress());
        refer(dump.loader());
        for (ClassDump.Static field : dump.statics()) {
            if (field.type() == FieldType.OBJECT) {
                refer(field.rawValue());
            }
        }
        pen.end(id);
    }

    @Override
    public void root(RootKind kind, long address, int threadSerial, int frame) {}
}
