package dev.jvitals.threads.read;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * A file's bytes up to where they can be read: broken or cut compressed data ends the stream as a file's end does, so that
 * what stands before it is not lost in a buffer, and is told of behind. Also bounds what a decompression bomb gives.
 */
final class DumpSource extends FilterInputStream {
    /** No dump is as large as this uncompressed. */
    private static final long MOST_UNCOMPRESSED_BYTES = 4L << 30;

    private final boolean compressed;
    private long bytes;
    private @Nullable IOException failure;

    DumpSource(InputStream in, boolean compressed) {
        super(in);
        this.compressed = compressed;
    }

    /** What ended the stream before its end, null if nothing did. */
    @Nullable
    IOException failure() {
        return failure;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        if (failure != null) {
            return -1;
        }
        try {
            int count = super.read(into, offset, length);
            bytes += Math.max(count, 0);
            if (compressed && bytes > MOST_UNCOMPRESSED_BYTES) {
                throw new IOException("more than 4 GB when uncompressed, reading stopped");
            }
            return count;
        } catch (IOException e) {
            failure = e;
            return -1;
        }
    }
}
