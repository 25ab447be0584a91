package dev.jvitals.hprof;

import dev.jvitals.base.Failure;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Reads a dump forwards through a window that stays in the processor's cache. One thread; close it to free the window.
 * Whoever reads values calls {@link #has} first; reading on without is an {@link IndexOutOfBoundsException}.
 */
public final class DumpInput implements AutoCloseable {
    private static final int WINDOW_BYTES = 1 << 19;
    /** After a jump so much is read, because another jump may follow: heads of records that are skipped. */
    private static final int SMALL_WINDOW_BYTES = 1 << 12;
    /** Going on so little behind the window is no jump: a record's body crossed its end. */
    private static final int NEAR_BYTES = 1 << 16;

    private static final VarHandle U2 = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle U4 = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle U8 = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final DumpFile file;
    private final int idBytes;
    private byte[] window;
    private long windowStart;
    private int at;
    private int filled;
    private boolean jumped = true;
    private boolean closed;

    /** Reads forwards, much at a time. */
    public DumpInput(DumpFile file, int idBytes) {
        this(file, idBytes, WINDOW_BYTES);
    }

    private DumpInput(DumpFile file, int idBytes, int windowBytes) {
        this.file = file;
        this.idBytes = idBytes;
        this.window = new byte[windowBytes];
    }

    /** Reads here and there, little at a time; may be used by several threads, one after the other. */
    public static DumpInput random(DumpFile file, int idBytes) {
        return new DumpInput(file, idBytes, SMALL_WINDOW_BYTES);
    }

    public int idBytes() {
        return idBytes;
    }

    public long position() {
        return windowStart + at;
    }

    public void seek(long position) {
        long relative = position - windowStart;
        if (relative >= 0 && relative <= filled) {
            at = (int) relative;
        } else {
            jumped = relative < 0 || relative > filled + NEAR_BYTES;
            windowStart = position;
            at = 0;
            filled = 0;
        }
    }

    public void skip(long bytes) {
        seek(position() + bytes);
    }

    /** Whether {@code bytes} more bytes can be read without asking again; reads the file where needed. */
    public boolean has(int bytes) {
        return filled - at >= bytes || refill(bytes);
    }

    /** How many bytes can be read at once: those in the window, at most {@code limit}. */
    public int available(int limit) {
        if (filled == at) {
            refill(1);
        }
        return Math.min(limit, filled - at);
    }

    private boolean refill(int bytes) {
        if (closed) {
            throw new IllegalStateException("the dump is closed");
        }
        int kept = filled - at;
        if (bytes > window.length && windowStart + at + bytes <= file.size()) { // what is not there needs no room
            byte[] larger = new byte[(int) Math.min(Integer.MAX_VALUE - 8, Math.max(bytes, 2L * window.length))];
            System.arraycopy(window, at, larger, 0, kept);
            window = larger;
        } else {
            System.arraycopy(window, at, window, 0, kept);
        }
        windowStart += at;
        at = 0;
        filled = kept;
        int wanted = jumped && bytes <= SMALL_WINDOW_BYTES ? SMALL_WINDOW_BYTES : window.length;
        jumped = false;
        try {
            MemorySegment rest = MemorySegment.ofArray(window).asSlice(kept);
            filled += file.read(windowStart + kept, rest, wanted - kept);
        } catch (IOException e) {
            throw Failure.unreadable(file.path(), windowStart + kept, "readable bytes", "\"" + e.getMessage() + "\"");
        }
        return filled >= bytes;
    }

    public int u1() {
        return window[at++] & 0xff;
    }

    public int u2() {
        int value = (short) U2.get(window, at) & 0xffff;
        at += 2;
        return value;
    }

    public int i4() {
        int value = (int) U4.get(window, at);
        at += 4;
        return value;
    }

    public long u4() {
        return i4() & 0xffff_ffffL;
    }

    public long i8() {
        long value = (long) U8.get(window, at);
        at += 8;
        return value;
    }

    public long id() {
        return idBytes == 8 ? i8() : u4();
    }

    /** The id {@code offset} bytes ahead, without moving. */
    public long idAhead(int offset) {
        return idBytes == 8 ? (long) U8.get(window, at + offset) : (int) U4.get(window, at + offset) & 0xffff_ffffL;
    }

    /** The four bytes {@code offset} bytes ahead, without moving. */
    int i4Ahead(int offset) {
        return (int) U4.get(window, at + offset);
    }

    /** A value of {@code type} as its raw bits: sign-extended integers, IEEE bits of floats, 0 or 1, an id. */
    public long value(FieldType type) {
        return switch (type) {
            case OBJECT -> id();
            case BOOLEAN -> u1();
            case BYTE -> (byte) u1();
            case CHAR -> u2();
            case SHORT -> (short) u2();
            case INT, FLOAT -> i4();
            case LONG, DOUBLE -> i8();
        };
    }

    /** The next {@code bytes} bytes, copied; there must be so many. */
    public byte[] bytes(int bytes) {
        byte[] copy = Arrays.copyOfRange(window, at, at + bytes);
        at += bytes;
        return copy;
    }

    @Override
    public void close() {
        closed = true;
        window = new byte[0];
        at = 0;
        filled = 0;
    }
}
