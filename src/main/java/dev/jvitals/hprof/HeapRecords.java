package dev.jvitals.hprof;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the records inside HEAP_DUMP and HEAP_DUMP_SEGMENT. Source: HotSpot's {@code heapDumper.cpp} and the HPROF manual;
 * the root records of Android's dumps are skipped as roots of unknown kind.
 */
public final class HeapRecords {
    private static final int CLASS_DUMP = 0x20;
    private static final int INSTANCE = 0x21;
    private static final int OBJECT_ARRAY = 0x22;
    private static final int PRIMITIVE_ARRAY = 0x23;

    private final DumpInput in;
    private final int idBytes;
    private @Nullable String trouble;

    public HeapRecords(DumpInput in) {
        this.in = in;
        this.idBytes = in.idBytes();
    }

    /** What was wrong with the record that {@link #next} stopped at, null where the data just ended inside it. */
    public @Nullable String trouble() {
        return trouble;
    }

    /** Makes ready for another segment. */
    public void forgetTrouble() {
        trouble = null;
    }

    /**
     * Reads one record that must end at or before {@code end} and moves behind it. False, and not moved, where no whole
     * record stands there.
     */
    public boolean next(long end, HeapVisitor visitor) {
        long start = in.position();
        if (!in.has(1)) {
            return false;
        }
        int tag = in.u1();
        boolean whole = switch (tag) {
            case INSTANCE -> instance(start, end, visitor);
            case OBJECT_ARRAY -> objectArray(start, end, visitor);
            case PRIMITIVE_ARRAY -> primitiveArray(start, end, visitor);
            case CLASS_DUMP -> classDump(start, end, visitor);
            case 0x01 -> root(RootKind.JNI_GLOBAL, 2 * idBytes, end, visitor);
            case 0x02 -> root(RootKind.JNI_LOCAL, idBytes + 8, end, visitor);
            case 0x03 -> root(RootKind.JAVA_FRAME, idBytes + 8, end, visitor);
            case 0x04 -> root(RootKind.NATIVE_STACK, idBytes + 4, end, visitor);
            case 0x05 -> root(RootKind.SYSTEM_CLASS, idBytes, end, visitor);
            case 0x06 -> root(RootKind.THREAD_BLOCK, idBytes + 4, end, visitor);
            case 0x07 -> root(RootKind.BUSY_MONITOR, idBytes, end, visitor);
            case 0x08 -> root(RootKind.THREAD, idBytes + 8, end, visitor);
            case 0xff -> root(RootKind.UNKNOWN, idBytes, end, visitor);
            default -> unknown(tag);
        };
        if (!whole) {
            in.seek(start);
        }
        return whole;
    }

    private boolean unknown(int tag) {
        trouble = "tag 0x" + Integer.toHexString(tag);
        return false;
    }

    private boolean fits(long bytes, long end) {
        return in.position() + bytes <= end;
    }

    private boolean root(RootKind kind, int bytes, long end, HeapVisitor visitor) {
        if (!fits(bytes, end) || !in.has(bytes)) {
            return false;
        }
        long address = in.id();
        int thread = RootKind.NO_THREAD;
        int frame = RootKind.NO_THREAD;
        switch (kind) {
            case JNI_GLOBAL -> in.skip(idBytes);
            case JNI_LOCAL, JAVA_FRAME, THREAD -> {
                thread = in.i4();
                frame = in.i4();
            }
            case NATIVE_STACK, THREAD_BLOCK -> thread = in.i4();
            default -> {}
        }
        visitor.root(kind, address, thread, frame);
        return true;
    }

    private boolean instance(long start, long end, HeapVisitor visitor) {
        int head = 2 * idBytes + 8;
        if (!in.has(head)) {
            return false;
        }
        long address = in.id();
        in.skip(4);
        long classAddress = in.id();
        int body = in.i4();
        long next = in.position() + body;
        if (body < 0 || next > end) {
            return tooLong("an object", body & 0xffff_ffffL, end);
        }
        visitor.instance(address, classAddress, start, body, in);
        in.seek(next);
        return true;
    }

    private boolean objectArray(long start, long end, HeapVisitor visitor) {
        if (!in.has(2 * idBytes + 8)) {
            return false;
        }
        long address = in.id();
        in.skip(4);
        int length = in.i4();
        long classAddress = in.id();
        long next = in.position() + (long) length * idBytes;
        if (length < 0 || next > end) {
            return tooLong("an object array", (length & 0xffff_ffffL) * idBytes, end);
        }
        visitor.objectArray(address, classAddress, start, length, in);
        in.seek(next);
        return true;
    }

    private boolean primitiveArray(long start, long end, HeapVisitor visitor) {
        if (!in.has(idBytes + 9)) {
            return false;
        }
        long address = in.id();
        in.skip(4);
        int length = in.i4();
        int code = in.u1();
        FieldType type = FieldType.ofCode(code);
        if (type == null || type == FieldType.OBJECT) {
            trouble = "a primitive array of type " + code;
            return false;
        }
        long next = in.position() + (long) length * type.bytes(idBytes);
        if (length < 0 || next > end) {
            return tooLong("a primitive array", (length & 0xffff_ffffL) * type.bytes(idBytes), end);
        }
        visitor.primitiveArray(address, type, start, length, in);
        in.seek(next);
        return true;
    }

    /** A body that runs past the end of its segment: a lie, or where the dump was cut. */
    private boolean tooLong(String what, long bytes, long end) {
        trouble = what + " of " + bytes + " bytes where " + (end - in.position()) + " are left";
        return false;
    }

    private boolean classDump(long start, long end, HeapVisitor visitor) {
        int head = 7 * idBytes + 8;
        if (!fits(head + 2, end) || !in.has(head + 2)) {
            return false;
        }
        long address = in.id();
        in.skip(4);
        long superAddress = in.id();
        long loader = in.id();
        List<Long> others = List.of(in.id(), in.id(), in.id(), in.id());
        int instanceBytes = in.i4();
        List<ClassDump.Static> constants = constants(end);
        List<ClassDump.Static> statics = constants == null ? null : statics(end);
        List<ClassDump.Field> fields = statics == null ? null : fields(end);
        if (constants == null || statics == null || fields == null) {
            return false;
        }
        visitor.classDump(
                new ClassDump(start, address, superAddress, loader, others, instanceBytes, constants, statics, fields));
        return true;
    }

    private @Nullable List<ClassDump.Static> constants(long end) {
        int count = count(end);
        List<ClassDump.Static> constants = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (!fits(3, end) || !in.has(3)) {
                return null;
            }
            in.skip(2);
            ClassDump.Static constant = valued(0, end);
            if (constant == null) {
                return null;
            }
            constants.add(constant);
        }
        return count < 0 ? null : constants;
    }

    private @Nullable List<ClassDump.Static> statics(long end) {
        int count = count(end);
        List<ClassDump.Static> statics = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (!fits(idBytes + 1, end) || !in.has(idBytes + 1)) {
                return null;
            }
            ClassDump.Static field = valued(in.id(), end);
            if (field == null) {
                return null;
            }
            statics.add(field);
        }
        return count < 0 ? null : statics;
    }

    private @Nullable List<ClassDump.Field> fields(long end) {
        int count = count(end);
        List<ClassDump.Field> fields = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (!fits(idBytes + 1, end) || !in.has(idBytes + 1)) {
                return null;
            }
            long name = in.id();
            FieldType type = type();
            if (type == null) {
                return null;
            }
            fields.add(new ClassDump.Field(name, type));
        }
        return count < 0 ? null : fields;
    }

    private int count(long end) {
        return fits(2, end) && in.has(2) ? in.u2() : -1;
    }

    private ClassDump.@Nullable Static valued(long nameId, long end) {
        FieldType type = type();
        if (type == null) {
            return null;
        }
        int bytes = type.bytes(idBytes);
        return fits(bytes, end) && in.has(bytes) ? new ClassDump.Static(nameId, type, in.value(type)) : null;
    }

    private @Nullable FieldType type() {
        int code = in.u1();
        FieldType type = FieldType.ofCode(code);
        if (type == null) {
            trouble = "a field of type " + code;
        }
        return type;
    }
}
