package dev.jvitals.heap.model;

import dev.jvitals.hprof.FieldType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A class of the dump.
 *
 * @param index its place in {@link Catalog#classes()}
 * @param name as Java source has it: {@code java.util.Map$Entry}, {@code byte[]}, {@code java.lang.String[][]}
 * @param address the class object's address, 0 for a class that has none in the dump
 * @param objectId the class object's id, −1 for a class that has none in the dump
 * @param superIndex the superclass's index, −1 for none or one that is not in the dump
 * @param loaderId the class loader's object id; 0 is the boot loader, −1 one that is not in the dump
 * @param fields the fields it declares itself, in the order of the file
 * @param statics its static fields, and what else its record refers to, with names in angle brackets
 * @param instanceBytes shallow bytes of one instance; 0 for an array class, whose objects differ
 * @param elementType what an array class's elements are, null for no array class
 * @param totals its objects
 */
public record HeapClass(
        int index,
        String name,
        long address,
        long objectId,
        int superIndex,
        long loaderId,
        List<FieldInfo> fields,
        List<StaticField> statics,
        long instanceBytes,
        @Nullable FieldType elementType,
        ClassTotals totals) {
    /** The boot loader's object id. */
    public static final long BOOT_LOADER = 0;

    public HeapClass {
        fields = List.copyOf(fields);
        statics = List.copyOf(statics);
    }

    public boolean isArray() {
        return elementType != null;
    }

    /** The name's part before the last dot, empty for the unnamed package and primitive arrays. */
    public String packageName() {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(0, dot);
    }
}
