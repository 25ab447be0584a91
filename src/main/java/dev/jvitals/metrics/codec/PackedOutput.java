package dev.jvitals.metrics.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing buffer of packed values. Not thread-safe; every call is O(bytes written). */
public final class PackedOutput {
    /** Whole numbers beyond this are not exact in a double, so their difference would not be either. */
    static final double EXACT_INTEGER_LIMIT = 0x1p53;

    static final int SAME = 0;
    static final int INTEGER_DELTA = 1;
    /** Control bytes from here hold the counts of zero bytes around the XORed bits: 8 × leading + trailing. */
    static final int XOR_BASE = 2;
    /** Control bytes from here are a small whole difference by themselves, zigzagged. */
    static final int SMALL_DELTA_BASE = 0x80;

    private byte[] bytes;
    private int size;

    public PackedOutput() {
        this(64);
    }

    public PackedOutput(int capacityBytes) {
        bytes = new byte[Math.max(16, capacityBytes)];
    }

    /** Bytes written so far. */
    public int size() {
        return size;
    }

    /** A copy of what was written. */
    public byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }

    /** The buffer itself, valid up to {@link #size()} and only until the next write. */
    public byte[] array() {
        return bytes;
    }

    /** Forgets what was written and keeps the memory. */
    public void clear() {
        size = 0;
    }

    public void writeByte(int value) {
        if (size == bytes.length) {
            bytes = Arrays.copyOf(bytes, size * 2);
        }
        bytes[size++] = (byte) value;
    }

    public void writeBytes(byte[] source, int from, int length) {
        if (size + length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + length));
        }
        System.arraycopy(source, from, bytes, size, length);
        size += length;
    }

    /** Seven bits a byte, the lowest first; the number is taken as unsigned. */
    public void writeUnsigned(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            writeByte((int) ((rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        writeByte((int) rest);
    }

    /** As {@link #writeUnsigned} with small negative numbers small too. */
    public void writeSigned(long value) {
        writeUnsigned(zigzag(value));
    }

    /** UTF-8 with its length before it. */
    public void writeText(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        writeUnsigned(utf8.length);
        writeBytes(utf8, 0, utf8.length);
    }

    /**
     * The double {@code value}, given that the reader knows {@code previous}: one byte if they are equal or whole and
     * close, the difference if both are whole, else the bits that differ.
     */
    public void writeDouble(double previous, double value) {
        long bits = Double.doubleToRawLongBits(value);
        long changed = bits ^ Double.doubleToRawLongBits(previous);
        if (changed == 0) {
            writeByte(SAME);
        } else if (isWhole(value) && isWhole(previous)) {
            writeWholeDelta(zigzag((long) value - (long) previous));
        } else {
            writeXor(changed);
        }
    }

    private void writeWholeDelta(long zigzag) {
        if (zigzag < SMALL_DELTA_BASE) {
            writeByte(SMALL_DELTA_BASE | (int) zigzag);
        } else {
            writeByte(INTEGER_DELTA);
            writeUnsigned(zigzag);
        }
    }

    private void writeXor(long changed) {
        int leading = Long.numberOfLeadingZeros(changed) / 8;
        int trailing = Long.numberOfTrailingZeros(changed) / 8;
        writeByte(XOR_BASE + 8 * leading + trailing);
        for (int i = trailing; i < 8 - leading; i++) {
            writeByte((int) (changed >>> (8 * i)));
        }
    }

    private static boolean isWhole(double value) {
        return Math.abs(value) < EXACT_INTEGER_LIMIT
                && Double.doubleToRawLongBits((double) (long) value) == Double.doubleToRawLongBits(value);
    }

    private static long zigzag(long value) {
        return (value << 1) ^ (value >> 63);
    }
}
