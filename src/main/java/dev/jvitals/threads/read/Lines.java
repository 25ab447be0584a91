package dev.jvitals.threads.read;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Reads a stream line by line into one buffer. Memory is bounded whatever the input is: a line longer than
 * {@link #LONGEST_LINE_BYTES} is cut there and its rest skipped. Not safe for many threads.
 */
final class Lines {
    /** No dialect writes longer lines, thread names included; a file without line ends must not fill the memory. */
    static final int LONGEST_LINE_BYTES = 1 << 20;

    private static final int FIRST_BUFFER_BYTES = 1 << 18;

    private final InputStream in;
    private final Line line = new Line();
    private byte[] buffer = new byte[FIRST_BUFFER_BYTES];
    private int next;
    private int end;
    private boolean ended;

    Lines(InputStream in) {
        this.in = in;
    }

    /** Moves to the next line; false at the end of the stream. */
    boolean advance() throws IOException {
        int newline = findNewline();
        if (newline < 0 && next == end) {
            return false;
        }
        int stop = newline < 0 ? end : newline;
        line.bytes = buffer;
        line.from = next;
        while (stop > next && buffer[stop - 1] == '\r') {
            stop--;
        }
        line.to = stop;
        line.number++;
        next = newline < 0 ? end : newline + 1;
        return true;
    }

    /** The current line, the same instance each time. */
    Line line() {
        return line;
    }

    /** Position of the next line end, -1 where the stream ends without one. */
    private int findNewline() throws IOException {
        int at = next;
        while (true) {
            for (; at < end; at++) {
                if (buffer[at] == '\n') {
                    return at;
                }
            }
            if (ended) {
                return -1;
            }
            if (at - next >= LONGEST_LINE_BYTES) {
                return skipRest(at);
            }
            at -= next;
            fill();
            at += next;
        }
    }

    private void fill() throws IOException {
        if (next > 0) {
            System.arraycopy(buffer, next, buffer, 0, end - next);
            end -= next;
            next = 0;
        }
        if (end == buffer.length) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        int read = in.read(buffer, end, buffer.length - end);
        if (read < 0) {
            ended = true;
        } else {
            end += read;
        }
    }

    /** Throws away the rest of a line that is too long; the line end then stands at {@code keepTo}. */
    private int skipRest(int keepTo) throws IOException {
        if (keepTo == buffer.length) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        while (true) {
            end = keepTo;
            int read = in.read(buffer, keepTo, buffer.length - keepTo);
            if (read < 0) {
                ended = true;
                return -1;
            }
            for (int i = keepTo; i < keepTo + read; i++) {
                if (buffer[i] == '\n') {
                    int rest = keepTo + read - i;
                    System.arraycopy(buffer, i, buffer, keepTo, rest);
                    end = keepTo + rest;
                    return keepTo;
                }
            }
        }
    }
}
