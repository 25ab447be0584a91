package dev.jvitals.heap.model;

/**
 * How the dump's JVM laid out objects, from which shallow sizes follow.
 *
 * @param headerBytes the header of an object without its fields, the class pointer included
 * @param referenceBytes a reference in a field or element
 * @param alignmentBytes objects begin and end at multiples of this
 * @param compactHeaders whether the class pointer is part of the mark word (JDK 24+, -XX:+UseCompactObjectHeaders)
 */
public record ObjectLayout(int headerBytes, int referenceBytes, int alignmentBytes, boolean compactHeaders) {
    private static final int ARRAY_LENGTH_BYTES = 4;

    /** An array's shallow bytes, as MAT has them: elements begin at a multiple of a reference, with compact headers at one of their own. */
    public long arrayBytes(long length, int elementBytes) {
        int unit = compactHeaders ? elementBytes : referenceBytes;
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
