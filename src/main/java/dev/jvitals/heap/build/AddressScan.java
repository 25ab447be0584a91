package dev.jvitals.heap.build;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Failure;
import dev.jvitals.heap.graph.AddressSet;
import dev.jvitals.hprof.ClassDump;
import dev.jvitals.hprof.DumpDirectory.Segment;
import dev.jvitals.hprof.DumpFile;
import dev.jvitals.hprof.DumpInput;
import dev.jvitals.hprof.FieldType;
import dev.jvitals.hprof.HeapRecords;
import dev.jvitals.hprof.RootKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The first pass on one thread: addresses, classes, roots, samples for the layout, and where large segments may be cut. */
final class AddressScan implements HeapRecords.Others, Workers.Worker {
    /** What rounding up to an alignment does depends on the size's last bits: arrays of each such size are looked at. */
    private static final int SIZE_KINDS = 32;
    /** So many arrays of each kind and size in each chunk are enough to tell the layout; a heap may begin with thousands alike. */
    private static final int SAMPLES = 3;

    /** Records in one call: a short loop is compiled early, and once. */
    private static final int AT_ONCE = 1 << 6;
    /** What is returned where all were objects; no tag. */
    static final int OBJECTS = -2;
    /** So many such calls between two looks at all else. */
    private static final int CALLS = 1 << 6;

    /** A small dump may have its objects anywhere. */
    private static final long SCATTER_BYTES = 16 << 20;

    private final DumpFile file;
    private final DumpInput in;
    private final HeapRecords records;
    private final AddressSet addresses;
    private final List<Chunk> chunks;
    private final ChunkContents[] contents;
    private final Ticker ticker;
    private final Cancellation cancellation;
    private ChunkContents current = new ChunkContents();
    private final int[] primitiveSamples = new int[SIZE_KINDS];
    private final int[] objectSamples = new int[SIZE_KINDS];

    AddressScan(
            DumpFile file,
            int idBytes,
            AddressSet addresses,
            List<Chunk> chunks,
            ChunkContents[] contents,
            Ticker ticker,
            Cancellation cancellation) {
        this.file = file;
        this.in = new DumpInput(file, idBytes);
        this.records = new HeapRecords(in);
        this.addresses = addresses;
        this.chunks = chunks;
        this.contents = contents;
        this.ticker = ticker;
        this.cancellation = cancellation;
    }

    @Override
    public void work(int task) {
        current = new ChunkContents();
        contents[task] = current;
        Arrays.fill(primitiveSamples, 0);
        Arrays.fill(objectSamples, 0);
        Chunk chunk = chunks.get(task);
        List<Segment> part = new ArrayList<>();
        long partBytes = 0;
        for (Segment segment : chunk.segments()) {
            in.seek(segment.start());
            long from = segment.start();
            while (in.position() < segment.end()) {
                cancellation.check();
                checkPages();
                long cutAt = from + Chunk.BYTES - partBytes;
                if (!records(segment.end(), cutAt)) {
                    stopped(segment);
                    break;
                }
                if (in.position() >= cutAt) {
                    part.add(new Segment(from, in.position()));
                    current.parts.add(new Chunk(part));
                    ticker.add(current.parts.getLast().bytes());
                    part = new ArrayList<>();
                    partBytes = 0;
                    from = in.position();
                }
            }
            if (in.position() > from) {
                part.add(new Segment(from, in.position()));
                partBytes += in.position() - from;
            }
        }
        if (!part.isEmpty()) {
            current.parts.add(new Chunk(part));
            ticker.add(current.parts.getLast().bytes());
        }
    }

    /** Reads some records, up to the first that begins at {@code cutAt} or behind; false where no record follows. */
    private boolean records(long end, long cutAt) {
        long stop = Math.min(end, cutAt);
        for (int i = 0; i < CALLS && in.position() < stop; i++) {
            int tag = objects(end, stop);
            if (tag == HeapRecords.NONE || (tag != OBJECTS && !records.other(tag, end, this))) {
                return false;
            }
        }
        return true;
    }

    /**
     * Reads some objects. Returns {@link #OBJECTS}, or what {@link HeapRecords#read} says of the first record that is none.
     * All that is done for each object is here, and nothing else: a dump begins with classes, and the compiler would take
     * their many loops for the hot part.
     */
    private int objects(long end, long stop) {
        for (int i = 0; i < AT_ONCE && in.position() < stop; i++) {
            int tag = records.read(end);
            switch (tag) {
                case HeapRecords.INSTANCE -> current.mostReferences += records.length() / in.idBytes() + 1;
                case HeapRecords.OBJECT_ARRAY -> objectArray();
                case HeapRecords.PRIMITIVE_ARRAY -> primitiveArray();
                default -> {
                    return tag;
                }
            }
            found(records.address());
            records.leave();
        }
        return OBJECTS;
    }

    /** Objects of a JVM lie close together; a file whose addresses do not would take a page for each of them. */
    private void checkPages() {
        if (addresses.bytes() > SCATTER_BYTES + in.position()) {
            throw Failure.unreadable(
                    file.path(),
                    in.position(),
                    "addresses of one heap",
                    addresses.pages() + " regions of " + AddressSet.PAGE_BITS / 128
                            + " KB with next to nothing in each");
        }
    }

    private void objectArray() {
        current.mostReferences += records.length() + 1L;
        if (records.length() > 1 && objectSamples[records.length() % SIZE_KINDS]++ < SAMPLES) {
            current.samples.add(new ArraySample(records.address(), FieldType.OBJECT, records.length()));
        }
    }

    private void primitiveArray() {
        current.mostReferences++;
        int length = records.length();
        FieldType type = records.elementType();
        if (length > 0 && primitiveSamples[length * type.bytes(in.idBytes()) & SIZE_KINDS - 1]++ < SAMPLES) {
            current.samples.add(new ArraySample(records.address(), type, length));
        }
    }

    private void stopped(Segment segment) {
        String trouble = records.trouble();
        long left = segment.end() == Long.MAX_VALUE ? 0 : segment.end() - in.position();
        if (trouble != null) {
            current.notes.add("At offset " + in.position() + ": expected a heap record, found " + trouble + "; "
                    + (left > 0 ? left + " bytes" : "the rest") + " of the segment were left out.");
        } else {
            current.notes.add("The file ends inside a heap record at offset " + in.position() + ".");
        }
        records.forgetTrouble();
    }

    @Override
    public void done() {
        addresses.flush();
    }

    @Override
    public void close() {
        in.close();
    }

    private void found(long address) {
        current.records++;
        current.addressBits |= address;
        addresses.add(address);
    }

    @Override
    public void root(RootKind kind, long address, int threadSerial, int frame) {
        current.roots.add(new RootRecord(kind, address, threadSerial, frame));
    }

    @Override
    public void classDump(ClassDump dump) {
        found(dump.address());
        current.classes.add(dump);
        current.mostReferences += 8 + dump.statics().size() + dump.constants().size();
    }
}
