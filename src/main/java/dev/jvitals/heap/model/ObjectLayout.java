package dev.jvitals.heap.model;

/**
 * How the dump's JVM laid out objects, from which shallow sizes follow.
 *
 * @param headerBytes the header of an object without its fields, the class pointer included
 * @param referenceBytes a reference in a field or element
 * @param alignmentBytes objects begin and end at multiples of this
 * @param compactHeaders whether the class pointer is part of the mark word (JDK 24+, -XX:+UseCompactObjectHeaders)
 * @param denseArrays whether an array's elements begin at a multiple of their own size (JDK 23+), not of 8 bytes
 */
public record ObjectLayout(
        int headerBytes, int referenceBytes, int alignmentBytes, boolean compactHeaders, boolean denseArrays) {
    private static final int ARRAY_LENGTH_BYTES = 4;
    private static final int WORD_BYTES = 8;
    private static final int COMPRESSED_BYTES = 4;
    private static final int FULL_HEADER_BYTES = 16;
    private static final int COMPACT_HEADER_BYTES = 8;

    /** References of 4 bytes, and headers of 12, or of 8 in a 32-bit JVM. */
    public static ObjectLayout compressed(int headerBytes, int alignmentBytes) {
        return new ObjectLayout(headerBytes, COMPRESSED_BYTES, alignmentBytes, false, false);
    }

    /** References and class pointers of 8 bytes. */
    public static ObjectLayout uncompressed(int alignmentBytes) {
        return new ObjectLayout(FULL_HEADER_BYTES, WORD_BYTES, alignmentBytes, false, false);
    }

    /** References of 4 bytes, class pointers of 8 (-XX:-UseCompressedClassPointers). */
    public static ObjectLayout fullClassPointers(int alignmentBytes, boolean denseArrays) {
        return new ObjectLayout(FULL_HEADER_BYTES, COMPRESSED_BYTES, alignmentBytes, false, denseArrays);
    }

    /** References of 8 bytes, class pointers of 4: as JVMs since JDK 15 really have it without compressed references. */
    public static ObjectLayout compressedClassPointers(int alignmentBytes) {
        return new ObjectLayout(12, WORD_BYTES, alignmentBytes, false, false);
    }

    /** Class pointers in the mark word. */
    public static ObjectLayout compact(int referenceBytes, int alignmentBytes) {
        return new ObjectLayout(COMPACT_HEADER_BYTES, referenceBytes, alignmentBytes, true, true);
    }

    /** Whether Eclipse MAT knows this layout, so that its numbers are the ones to have. */
    public boolean isOfMat() {
        return !compactHeaders
                && (referenceBytes == COMPRESSED_BYTES
                        ? headerBytes < FULL_HEADER_BYTES
                        : headerBytes == FULL_HEADER_BYTES);
    }

    /** An array's shallow bytes: as MAT has them, elements begin at a multiple of a reference, else as HotSpot does. */
    public long arrayBytes(long length, int elementBytes) {
        int unit = denseArrays ? elementBytes : isOfMat() ? referenceBytes : WORD_BYTES;
        int elementsAt = (headerBytes + ARRAY_LENGTH_BYTES + unit - 1) & -unit;
        return aligned(elementsAt + length * elementBytes);
    }

    /** {@code bytes} rounded up to what an object takes. */
    public long aligned(long bytes) {
        return (bytes + alignmentBytes - 1) & -alignmentBytes;
    }

    public boolean compressedReferences(int idBytes) {
        return referenceBytes < idBytes;
    }
}
