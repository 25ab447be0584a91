package dev.jvitals.hprof;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * Unpacks a gzipped file from its beginning and notes where its members lie, which {@link java.util.zip.GZIPInputStream} does
 * not tell. What follows the last member and is none is left out, as gzip(1) does. RFC 1952. One thread.
 */
final class GzipReader implements AutoCloseable {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final int HEADER_CRC = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;

    private final InputStream in;
    private final Inflater inflater = new Inflater(true);
    private final GzipMembers members = new GzipMembers();
    private final CRC32 sum = new CRC32();
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int at;
    private int filled;
    private long read;
    private long unpacked;
    private boolean inMember;
    private boolean ended;

    GzipReader(InputStream in) {
        this.in = in;
    }

    /** How many packed bytes were used. */
    long position() {
        return read - filled + at;
    }

    /** The members that were read to their end. */
    GzipMembers members() {
        return members;
    }

    /** Fills {@code target} as far as it goes; returns how many bytes, −1 at the end. */
    int read(byte[] target) throws IOException {
        while (!ended) {
            if (inMember && inflater.finished()) { // now, for the last data must not be lost with a trailer that is cut
                at = filled - inflater.getRemaining();
                trailer();
            }
            if (!inMember && !begin()) {
                ended = true;
                break;
            }
            int got = inflate(target);
            if (got > 0) {
                return got;
            }
        }
        return -1;
    }

    private int inflate(byte[] target) throws IOException {
        try {
            int got = inflater.inflate(target);
            while (got == 0 && !inflater.finished()) {
                if (inflater.needsDictionary()) {
                    throw new ZipException("a dictionary is wanted");
                }
                at = filled; // all of it went in
                if (!fill()) {
                    throw new EOFException("the file ends inside a member");
                }
                inflater.setInput(buffer, 0, filled);
                got = inflater.inflate(target);
            }
            sum.update(target, 0, got);
            unpacked += got;
            return got;
        } catch (DataFormatException e) {
            at = filled - inflater.getRemaining();
            throw new ZipException(e.getMessage() == null ? "invalid compressed data" : e.getMessage());
        }
    }

    private void trailer() throws IOException {
        long expected = u4();
        long bytes = u4();
        if (expected != sum.getValue() || bytes != (inflater.getBytesWritten() & 0xffff_ffffL)) {
            throw new ZipException("a checksum that does not fit");
        }
        members.end(position(), unpacked);
        inMember = false;
    }

    /** Reads a member's head; false at the end of the file, or where none begins behind another. */
    private boolean begin() throws IOException {
        boolean isFirst = members.size() == 0;
        try {
            if (u1() != 0x1f || u1() != 0x8b || u1() != 8) {
                if (isFirst) {
                    throw new ZipException("no member of gzipped data");
                }
                return false;
            }
            int flags = u1();
            skip(6);
            if ((flags & EXTRA) != 0) {
                skip(u1() | u1() << 8);
            }
            for (int each : new int[] {NAME, COMMENT}) {
                while ((flags & each) != 0 && u1() != 0) {
                    // a text up to its zero
                }
            }
            skip((flags & HEADER_CRC) != 0 ? 2 : 0);
        } catch (EOFException e) {
            if (isFirst) {
                throw e;
            }
            return false;
        }
        inflater.reset();
        inflater.setInput(buffer, at, filled - at);
        sum.reset();
        inMember = true;
        return true;
    }

    private void skip(int bytes) throws IOException {
        for (int i = 0; i < bytes; i++) {
            u1();
        }
    }

    private long u4() throws IOException {
        return u1() | u1() << 8 | u1() << 16 | (long) u1() << 24;
    }

    private int u1() throws IOException {
        if (at == filled && !fill()) {
            throw new EOFException("the file ends between members");
        }
        return buffer[at++] & 0xff;
    }

    private boolean fill() throws IOException {
        int got = in.read(buffer, 0, buffer.length);
        filled = Math.max(0, got);
        at = 0;
        read += filled;
        return got > 0;
    }

    /** Unpacks one whole member of {@code bytes} bytes. */
    static byte[] unpack(byte[] packed, int bytes) throws IOException {
        byte[] target = new byte[bytes];
        try (GzipReader reader = new GzipReader(new java.io.ByteArrayInputStream(packed))) {
            byte[] part = new byte[BUFFER_BYTES];
            int filled = 0;
            for (int got = reader.read(part); got > 0 && filled + got <= bytes; got = reader.read(part)) {
                System.arraycopy(part, 0, target, filled, got);
                filled += got;
            }
            return filled == bytes ? target : Arrays.copyOf(target, filled);
        }
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        in.close();
    }
}
