package dev.jvitals.hprof;

import dev.jvitals.base.Failure;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * Reads a dump forwards through a window that stays in the processor's cache. One thread; close it to free the window.
 * Whoever reads values calls {@link #has} first; reading on without is an {@link IndexOutOfBoundsException}.
 */
public final class DumpInput implements AutoCloseable {
    private static final int WINDOW_BYTES = 1 << 20;
    private static final int SMALL_WINDOW_BYTES = 1 << 12;
    private static final ValueLayout.OfShort U2 = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    private static final ValueLayout.OfInt U4 = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    private static final ValueLayout.OfLong U8 = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

    private final DumpFile file;
    private final int idBytes;
    private final Arena arena;
    private MemorySegment window;
    private long windowStart;
    private int at;
    private int filled;

    /** Reads forwards, much at a time. */
    public DumpInput(DumpFile file, int idBytes) {
        this(file, idBytes, WINDOW_BYTES, Arena.ofConfined());
    }

    private DumpInput(DumpFile file, int idBytes, int windowBytes, Arena arena) {
        this.file = file;
        this.idBytes = idBytes;
        this.arena = arena;
        this.window = arena.allocate(windowBytes, 8);
    }

    /** Reads here and there, little at a time; may be used by several threads, one after the other. */
    public static DumpInput random(DumpFile file, int idBytes) {
        return new DumpInput(file, idBytes, SMALL_WINDOW_BYTES, Arena.ofShared());
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
        int kept = filled - at;
        if (bytes > window.byteSize()) {
            MemorySegment larger = arena.allocate(Math.max(bytes, 2 * window.byteSize()), 8);
            MemorySegment.copy(window, at, larger, 0, kept);
            window = larger;
        } else {
            MemorySegment.copy(window, at, window, 0, kept);
        }
        windowStart += at;
        at = 0;
        filled = kept;
        try {
            filled += file.read(windowStart + kept, window.asSlice(kept), (int) window.byteSize() - kept);
        } catch (IOException e) {
            throw Failure.unreadable(file.path(), windowStart + kept, "readable bytes", "\"" + e.getMessage() + "\"");
        }
        return filled >= bytes;
    }

    public int u1() {
        return window.get(ValueLayout.JAVA_BYTE, at++) & 0xff;
    }

    public int u2() {
        int value = window.get(U2, at) & 0xffff;
        at += 2;
        return value;
    }

    public int i4() {
        int value = window.get(U4, at);
        at += 4;
        return value;
    }

    public long u4() {
        return i4() & 0xffff_ffffL;
    }

    public long i8() {
        long value = window.get(U8, at);
        at += 8;
        return value;
    }

    public long id() {
        return idBytes == 8 ? i8() : u4();
    }

    /** The id {@code offset} bytes ahead, without moving. */
    public long idAhead(int offset) {
        return idBytes == 8 ? window.get(U8, at + offset) : window.get(U4, at + offset) & 0xffff_ffffL;
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
        byte[] copy = new byte[bytes];
        MemorySegment.copy(window, ValueLayout.JAVA_BYTE, at, copy, 0, bytes);
        at += bytes;
        return copy;
    }

    @Override
    public void close() {
        arena.close();
    }
}
