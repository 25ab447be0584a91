package dev.jvitals.hprof;

import java.util.List;

/**
 * A class as the heap dump has it.
 *
 * @param recordAt where the record begins
 * @param address the class object's address
 * @param loader address of the class loader, 0 for the boot loader
 * @param others signers, protection domain and the two reserved ids
 * @param instanceBytes the size of an instance that the JVM claims
 */
public record ClassDump(
        long recordAt,
        long address,
        long superAddress,
        long loader,
        List<Long> others,
        int instanceBytes,
        List<Static> constants,
        List<Static> statics,
        List<Field> fields) {
    public ClassDump {
        others = List.copyOf(others);
        constants = List.copyOf(constants);
        statics = List.copyOf(statics);
        fields = List.copyOf(fields);
    }

    /** A static field or a constant of the pool: {@code rawValue} as {@link DumpInput#value} reads it. */
    public record Static(long nameId, FieldType type, long rawValue) {}

    /** An instance field that the class itself declares. */
    public record Field(long nameId, FieldType type) {}
}
