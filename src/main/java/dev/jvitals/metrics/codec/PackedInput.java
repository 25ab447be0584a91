package dev.jvitals.metrics.codec;

import java.nio.charset.StandardCharsets;

/** Reads what {@link PackedOutput} wrote. Every read is checked and throws {@link PackedFormatException}. */
public final class PackedInput {
    private final byte[] bytes;
    private final int limit;
    private int at;

    public PackedInput(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    public PackedInput(byte[] bytes, int from, int limit) {
        this.bytes = bytes;
        this.at = from;
        this.limit = limit;
    }

    /** The index of the byte that is read next. */
    public int position() {
        return at;
    }

    public boolean hasMore() {
        return at < limit;
    }

    public int readByte() {
        if (at >= limit) {
            throw new PackedFormatException("the data ends too early");
        }
        return bytes[at++] & 0xff;
    }

    public byte[] readBytes(int length) {
        if (length < 0 || length > limit - at) {
            throw new PackedFormatException("a length of " + length + " where " + (limit - at) + " bytes are left");
        }
        byte[] out = new byte[length];
        System.arraycopy(bytes, at, out, 0, length);
        at += length;
        return out;
    }

    public long readUnsigned() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int b = readByte();
            value |= (long) (b & 0x7f) << shift;
            if (b < 0x80) {
                return value;
            }
        }
        throw new PackedFormatException("a number of more than ten bytes");
    }

    /** An unsigned number that must be at most {@code max}: a count or an index. */
    public int readCount(int max) {
        long value = readUnsigned();
        if (value < 0 || value > max) {
            throw new PackedFormatException("a count of " + Long.toUnsignedString(value) + " above " + max);
        }
        return (int) value;
    }

    public long readSigned() {
        long zigzag = readUnsigned();
        return (zigzag >>> 1) ^ -(zigzag & 1);
    }

    public String readText() {
        return new String(readBytes(readCount(limit - at)), StandardCharsets.UTF_8);
    }

    /** The value written after {@code previous}. */
    public double readDouble(double previous) {
        int control = readByte();
        if (control == PackedOutput.SAME) {
            return previous;
        } else if (control >= PackedOutput.SMALL_DELTA_BASE) {
            int zigzag = control & 0x7f;
            return (long) previous + ((zigzag >>> 1) ^ -(zigzag & 1));
        } else if (control == PackedOutput.INTEGER_DELTA) {
            return (long) previous + readSigned();
        }
        return Double.longBitsToDouble(Double.doubleToRawLongBits(previous) ^ readXor(control - PackedOutput.XOR_BASE));
    }

    private long readXor(int zeroBytes) {
        int leading = zeroBytes / 8;
        int trailing = zeroBytes % 8;
        if (leading + trailing > 7) {
            throw new PackedFormatException("an impossible control byte");
        }
        long changed = 0;
        for (int i = trailing; i < 8 - leading; i++) {
            changed |= (long) readByte() << (8 * i);
        }
        return changed;
    }
}
