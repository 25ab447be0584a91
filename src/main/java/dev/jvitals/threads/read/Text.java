package dev.jvitals.threads.read;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Brings text of any likely encoding to UTF-8: byte order marks, and UTF-16 without one as PowerShell's {@code >} writes. */
final class Text {
    private static final int SNIFF_BYTES = 512;

    private Text() {}

    /** The stream as UTF-8 without a byte order mark; other one-byte encodings pass unchanged. */
    static InputStream utf8(InputStream raw) throws IOException {
        BufferedInputStream in = new BufferedInputStream(raw, 1 << 16);
        in.mark(SNIFF_BYTES);
        byte[] head = in.readNBytes(SNIFF_BYTES);
        in.reset();
        if (has(head, 0xEF, 0xBB, 0xBF)) {
            in.skipNBytes(3);
            return in;
        }
        Charset wide = wide(head);
        return wide == null ? in : new Transcoding(new InputStreamReader(in, wide));
    }

    private static @Nullable Charset wide(byte[] head) {
        if (has(head, 0xFF, 0xFE) || has(head, 0xFE, 0xFF)) {
            return StandardCharsets.UTF_16;
        }
        int evenZeros = 0;
        int oddZeros = 0;
        for (int i = 0; i < head.length; i++) {
            if (head[i] == 0 && i % 2 == 0) {
                evenZeros++;
            } else if (head[i] == 0) {
                oddZeros++;
            }
        }
        // Dumps are mostly ASCII, so in UTF-16 nearly every second byte is zero and nearly none of the others.
        int pairs = head.length / 2;
        if (pairs > 0 && oddZeros > pairs / 2 && evenZeros < pairs / 8) {
            return StandardCharsets.UTF_16LE;
        }
        return pairs > 0 && evenZeros > pairs / 2 && oddZeros < pairs / 8 ? StandardCharsets.UTF_16BE : null;
    }

    private static boolean has(byte[] head, int... bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (i >= head.length || (head[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    /** Decodes with one charset and encodes again as UTF-8, block by block. */
    private static final class Transcoding extends InputStream {
        private final Reader reader;
        private final char[] chars = new char[1 << 14];
        private int pendingSurrogate = -1;
        private byte[] encoded = new byte[0];
        private int next;

        Transcoding(Reader reader) {
            this.reader = reader;
        }

        @Override
        public int read() throws IOException {
            return next < encoded.length || refill() ? encoded[next++] & 0xFF : -1;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (next == encoded.length && !refill()) {
                return -1;
            }
            int count = Math.min(length, encoded.length - next);
            System.arraycopy(encoded, next, into, offset, count);
            next += count;
            return count;
        }

        private boolean refill() throws IOException {
            int kept = pendingSurrogate < 0 ? 0 : 1;
            if (kept == 1) {
                chars[0] = (char) pendingSurrogate;
                pendingSurrogate = -1;
            }
            int read = reader.read(chars, kept, chars.length - kept);
            int count = kept + Math.max(read, 0);
            if (read > 0 && Character.isHighSurrogate(chars[count - 1])) {
                pendingSurrogate = chars[--count];
            }
            encoded = new String(chars, 0, count).getBytes(StandardCharsets.UTF_8);
            next = 0;
            return encoded.length > 0 || (read > 0 && refill());
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }
    }
}
