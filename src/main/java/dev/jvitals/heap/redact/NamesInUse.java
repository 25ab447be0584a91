package dev.jvitals.heap.redact;

import dev.jvitals.base.Cancellation;
import dev.jvitals.hprof.ClassDump;
import dev.jvitals.hprof.DumpDirectory;
import dev.jvitals.hprof.DumpInput;
import dev.jvitals.hprof.FieldType;
import dev.jvitals.hprof.HeapRecords;
import dev.jvitals.hprof.HeapVisitor;
import dev.jvitals.hprof.RootKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which texts of a dump name a class, a method, a field or a source file; and where a string remembers its hash. One pass
 * over the records.
 */
final class NamesInUse implements HeapVisitor {
    /**
     * A text's place in the file.
     *
     * @param start where its characters begin
     */
    record Text(long id, long start, long bytes) {}

    private static final int TEXT = 0x01;
    private static final int LOAD_CLASS = 0x02;
    private static final int FRAME = 0x04;
    private static final int HEAD_BYTES = 9;

    private final DumpDirectory directory;
    private final DumpInput in;
    private final DumpInput names;
    private final Set<Long> used = new HashSet<>();
    private final List<Text> texts = new ArrayList<>();
    private long stringClass;
    private int hashOffset = -1;

    private NamesInUse(DumpDirectory directory, DumpInput in, DumpInput names) {
        this.directory = directory;
        this.in = in;
        this.names = names;
    }

    /** Reads with {@code in}, which is left somewhere. */
    static NamesInUse of(DumpDirectory directory, DumpInput in, Cancellation cancellation) {
        try (DumpInput names = DumpInput.random(directory.file(), in.idBytes())) {
            NamesInUse found = new NamesInUse(directory, in, names);
            found.read(cancellation);
            return found;
        }
    }

    /** The class of strings, 0 where there is none. */
    long stringClass() {
        return stringClass;
    }

    /** Where the hash stands in a string's fields, −1 where it has none. */
    int hashOffset() {
        return hashOffset;
    }

    /** The texts that name nothing, in file order. */
    List<Text> others() {
        return texts.stream().filter(text -> !used.contains(text.id())).toList();
    }

    private void read(Cancellation cancellation) {
        Map<Long, Long> segments = new HashMap<>();
        directory.dumps().forEach(dump -> dump.segments().forEach(each -> segments.put(each.start(), each.end())));
        in.seek(directory.header().bytes());
        while (in.has(HEAD_BYTES)) {
            cancellation.check();
            int tag = in.u1();
            in.skip(Integer.BYTES);
            long length = in.u4();
            long start = in.position();
            Long end = segments.get(start);
            if (end != null) {
                readSegment(end, cancellation);
                in.seek(end);
            } else {
                readRecord(tag, start, length);
                in.seek(start + length);
            }
        }
    }

    private void readRecord(int tag, long start, long length) {
        int idBytes = in.idBytes();
        if (tag == TEXT && length >= idBytes && in.has(idBytes)) {
            texts.add(new Text(in.id(), start + idBytes, length - idBytes));
        } else if (tag == LOAD_CLASS && in.has(2 * Integer.BYTES + 2 * idBytes)) {
            in.skip(2L * Integer.BYTES + idBytes);
            used.add(in.id());
        } else if (tag == FRAME && in.has(4 * idBytes)) {
            in.skip(idBytes);
            used.add(in.id());
            used.add(in.id());
            used.add(in.id());
        }
    }

    private void readSegment(long end, Cancellation cancellation) {
        HeapRecords records = new HeapRecords(in);
        while (in.position() < end && records.next(end, this)) {
            cancellation.check();
        }
    }

    @Override
    public void classDump(ClassDump dump) {
        dump.statics().forEach(each -> used.add(each.nameId()));
        dump.fields().forEach(each -> used.add(each.nameId()));
        if (directory.string(names, directory.classNameId(dump.address(), 0)).equals("java/lang/String")) {
            stringClass = dump.address();
            int offset = 0;
            for (ClassDump.Field field : dump.fields()) {
                if (directory.string(names, field.nameId()).equals("hash")) {
                    hashOffset = offset;
                }
                offset += field.type().bytes(in.idBytes());
            }
        }
    }

    @Override
    public void root(RootKind kind, long address, int threadSerial, int frame) {}

    @Override
    public void instance(long address, long classAddress, long recordAt, int bodyBytes, DumpInput input) {}

    @Override
    public void objectArray(long address, long classAddress, long recordAt, int length, DumpInput input) {}

    @Override
    public void primitiveArray(long address, FieldType type, long recordAt, int length, DumpInput input) {}
}
