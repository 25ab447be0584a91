package dev.jvitals.heap.build;

import dev.jvitals.heap.graph.AddressMap;
import dev.jvitals.heap.model.ObjectLayout;
import dev.jvitals.hprof.FieldType;
import java.util.List;

/**
 * Tells the layout from arrays, whose size depends on nothing but header and elements: no array may reach into the next
 * object. References are compressed where arrays of 8-byte references would overlap; headers are compact where primitive
 * arrays behind the smallest other header, 16 bytes with the length, would. Class pointers beside compressed references are
 * full where no array is followed as closely as behind compressed ones, and many as closely as they then can be. Only the
 * object before the next is looked at, so objects whose fields the JVM packed cleverly do not mislead.
 */
final class LayoutGuess {
    /** Objects may be aligned to up to this (-XX:ObjectAlignmentInBytes). */
    private static final int LARGEST_ALIGNMENT = 256;

    private static final int SMALLEST_ALIGNMENT = 8;
    /** Alignment is believed with so many objects: by chance it would be so once in 2^100. */
    private static final int ENOUGH_OBJECTS = 100;
    /** So many arrays are followed as closely as their size allows before it counts as a rule. */
    private static final int ENOUGH_ARRAYS = 20;
    /** An array's header, length included, in all 64-bit layouts but the one with compact headers. */
    private static final int ARRAY_HEADER_BYTES = 16;

    private LayoutGuess() {}

    /** {@code addressBits} are the bits that any address has set. */
    static ObjectLayout of(AddressMap addresses, List<ArraySample> samples, int idBytes, long addressBits) {
        int alignment = alignment(addresses, addressBits);
        if (idBytes == 4) {
            return ObjectLayout.compressed(8, alignment);
        }
        boolean compressed = false;
        boolean compact = false;
        for (ArraySample each : samples) {
            long distance = distance(addresses, each);
            boolean overlaps = distance > 0
                    && distance
                            < ARRAY_HEADER_BYTES
                                    + (long) each.length() * each.elementType().bytes(8);
            compressed |= overlaps && each.elementType() == FieldType.OBJECT;
            compact |= overlaps && each.elementType() != FieldType.OBJECT;
        }
        if (compact) {
            return ObjectLayout.compact(compressed ? 4 : 8, alignment);
        }
        return compressed ? compressed(addresses, samples, alignment) : ObjectLayout.uncompressed(alignment);
    }

    /** From an array to the next object, 0 where there is none. */
    private static long distance(AddressMap addresses, ArraySample sample) {
        long id = addresses.idOf(sample.address());
        return id <= 0 || id + 1 >= addresses.size() ? 0 : addresses.addressOf(id + 1) - sample.address();
    }

    private static ObjectLayout compressed(AddressMap addresses, List<ArraySample> samples, int alignment) {
        ObjectLayout usual = ObjectLayout.compressed(12, alignment);
        ObjectLayout full = ObjectLayout.fullClassPointers(alignment, false);
        ObjectLayout dense = ObjectLayout.fullClassPointers(alignment, true);
        int fits = 0;
        boolean isDense = false;
        for (ArraySample each : samples) {
            int elementBytes = each.elementType().bytes(full.referenceBytes());
            long distance = distance(addresses, each);
            long least = dense.arrayBytes(each.length(), elementBytes);
            long loose = full.arrayBytes(each.length(), elementBytes);
            isDense |= distance > 0 && distance < loose;
            if (distance > 0 && usual.arrayBytes(each.length(), elementBytes) < least) {
                if (distance < least) {
                    return usual;
                }
                fits += distance == least || distance == loose ? 1 : 0;
            }
        }
        return fits < ENOUGH_ARRAYS ? usual : isDense ? dense : full;
    }

    private static int alignment(AddressMap addresses, long addressBits) {
        if (addresses.size() < ENOUGH_OBJECTS || addressBits == 0) {
            return SMALLEST_ALIGNMENT;
        }
        return (int) Math.clamp(Long.lowestOneBit(addressBits), (long) SMALLEST_ALIGNMENT, LARGEST_ALIGNMENT);
    }
}
