package dev.jvitals.heap.build;

import dev.jvitals.heap.graph.AddressMap;
import dev.jvitals.heap.model.ObjectLayout;
import dev.jvitals.hprof.FieldType;
import java.util.List;

/**
 * Tells the layout from arrays, whose size depends on nothing but header and elements: no array may reach into the next
 * object. References are compressed where arrays of 8-byte references would overlap; headers are compact where primitive
 * arrays behind the smallest other header, 16 bytes with the length, would. Only the object before the overlap is looked
 * at, so objects whose fields the JVM packed cleverly do not mislead.
 */
final class LayoutGuess {
    /** Objects may be aligned to up to this (-XX:ObjectAlignmentInBytes). */
    private static final int LARGEST_ALIGNMENT = 256;

    private static final int SMALLEST_ALIGNMENT = 8;
    /** Alignment is believed with so many objects: by chance it would be so once in 2^100. */
    private static final int ENOUGH_OBJECTS = 100;
    /** An array's header, length included, in all 64-bit layouts but the one with compact headers. */
    private static final int ARRAY_HEADER_BYTES = 16;

    private LayoutGuess() {}

    /** {@code addressBits} are the bits that any address has set. */
    static ObjectLayout of(AddressMap addresses, List<ArraySample> samples, int idBytes, long addressBits) {
        int alignment = alignment(addresses, addressBits);
        if (idBytes == 4) {
            return new ObjectLayout(8, 4, alignment, false);
        }
        boolean compressed = false;
        boolean compact = false;
        for (ArraySample each : samples) {
            long id = addresses.idOf(each.address());
            if (id <= 0 || id + 1 >= addresses.size()) {
                continue;
            }
            long distance = addresses.addressOf(id + 1) - each.address();
            boolean overlaps = distance
                    < ARRAY_HEADER_BYTES
                            + (long) each.length() * each.elementType().bytes(8);
            compressed |= overlaps && each.elementType() == FieldType.OBJECT;
            compact |= overlaps && each.elementType() != FieldType.OBJECT;
        }
        if (compact) {
            return new ObjectLayout(8, compressed ? 4 : 8, alignment, true);
        }
        return compressed ? new ObjectLayout(12, 4, alignment, false) : new ObjectLayout(16, 8, alignment, false);
    }

    private static int alignment(AddressMap addresses, long addressBits) {
        if (addresses.size() < ENOUGH_OBJECTS || addressBits == 0) {
            return SMALLEST_ALIGNMENT;
        }
        return (int) Math.clamp(Long.lowestOneBit(addressBits), (long) SMALLEST_ALIGNMENT, LARGEST_ALIGNMENT);
    }
}
