package dev.jvitals.hprof;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the records inside HEAP_DUMP and HEAP_DUMP_SEGMENT. Source: HotSpot's {@code heapDumper.cpp} and the HPROF manual;
 * the root records of Android's dumps are skipped as roots of unknown kind.
 */
public final class HeapRecords {
    /** What {@link #read} returns where no whole record stands. */
    public static final int NONE = -1;

    public static final int CLASS_DUMP = 0x20;
    public static final int INSTANCE = 0x21;
    public static final int OBJECT_ARRAY = 0x22;
    public static final int PRIMITIVE_ARRAY = 0x23;

    /** Receives the records that are no objects. */
    public interface Others {
        /**
         * A root. {@code threadSerial} and {@code frame} are as the file has them, {@link RootKind#NO_THREAD} where the
         * kind has none.
         */
        void root(RootKind kind, long address, int threadSerial, int frame);

        /** A class; its body's length is unknown before it is read, so it comes parsed. */
        void classDump(ClassDump dump);
    }

    private final DumpInput in;
    private final int idBytes;
    private @Nullable String trouble;
    private long start;
    private long behind;
    private long address;
    private long classAddress;
    private int length;
    private FieldType elementType = FieldType.OBJECT;

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
        int tag = read(end);
        switch (tag) {
            case NONE -> {
                return false;
            }
            case INSTANCE -> visitor.instance(address, classAddress, start, length, in);
            case OBJECT_ARRAY -> visitor.objectArray(address, classAddress, start, length, in);
            case PRIMITIVE_ARRAY -> visitor.primitiveArray(address, elementType, start, length, in);
            default -> {
                return other(tag, end, visitor);
            }
        }
        leave();
        return true;
    }

    /**
     * Reads the head of one record that must end at or before {@code end}, and returns its tag. Behind the head of an
     * object the input stands at its body, and {@link #leave} moves behind it; all others go to {@link #other}.
     * {@link #NONE}, and not moved, where no whole record stands there.
     */
    public int read(long end) {
        start = in.position();
        if (!in.has(1)) {
            return NONE;
        }
        int tag = in.u1();
        boolean whole = switch (tag) {
            case INSTANCE -> instance(end);
            case OBJECT_ARRAY -> objectArray(end);
            case PRIMITIVE_ARRAY -> primitiveArray(end);
            default -> true;
        };
        if (!whole) {
            in.seek(start);
            return NONE;
        }
        return tag;
    }

    /** Moves behind the object that {@link #read} found. */
    public void leave() {
        in.seek(behind);
    }

    /** Where the record begins that was read last. */
    public long start() {
        return start;
    }

    /** The object's address. */
    public long address() {
        return address;
    }

    /** The class of the instance or object array. */
    public long classAddress() {
        return classAddress;
    }

    /** How many bytes an instance's fields have, or how many elements an array has. */
    public int length() {
        return length;
    }

    /** What the primitive array holds. */
    public FieldType elementType() {
        return elementType;
    }

    /** Reads the rest of a record that is no object. False, and not moved, where it is not whole. */
    public boolean other(int tag, long end, Others visitor) {
        boolean whole = switch (tag) {
            case CLASS_DUMP -> classDump(end, visitor);
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

    private boolean root(RootKind kind, int bytes, long end, Others visitor) {
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

    private boolean instance(long end) {
        int head = 2 * idBytes + 8;
        if (!in.has(head)) {
            return false;
        }
        address = in.idAhead(0);
        classAddress = in.idAhead(idBytes + 4);
        length = in.i4Ahead(2 * idBytes + 4);
        in.skip(head);
        behind = in.position() + length;
        return (length >= 0 && behind <= end) || tooLong("an object", length & 0xffff_ffffL, end);
    }

    private boolean objectArray(long end) {
        int head = 2 * idBytes + 8;
        if (!in.has(head)) {
            return false;
        }
        address = in.idAhead(0);
        length = in.i4Ahead(idBytes + 4);
        classAddress = in.idAhead(idBytes + 8);
        in.skip(head);
        behind = in.position() + (long) length * idBytes;
        return (length >= 0 && behind <= end) || tooLong("an object array", (length & 0xffff_ffffL) * idBytes, end);
    }

    private boolean primitiveArray(long end) {
        if (!in.has(idBytes + 9)) {
            return false;
        }
        address = in.idAhead(0);
        length = in.i4Ahead(idBytes + 4);
        in.skip(idBytes + 8);
        int code = in.u1();
        FieldType type = FieldType.ofCode(code);
        if (type == null || type == FieldType.OBJECT) {
            trouble = "a primitive array of type " + code;
            return false;
        }
        elementType = type;
        int bytes = type.bytes(idBytes);
        behind = in.position() + (long) length * bytes;
        return (length >= 0 && behind <= end) || tooLong("a primitive array", (length & 0xffff_ffffL) * bytes, end);
    }

    /** A body that runs past the end of its segment: a lie, or where the dump was cut. */
    private boolean tooLong(String what, long bytes, long end) {
        trouble = what + " of " + bytes + " bytes where " + (end - in.position()) + " are left";
        return false;
    }

    private boolean classDump(long end, Others visitor) {
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
