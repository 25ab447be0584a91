package dev.jvitals.threads.read;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One line of text as a slice of a shared buffer, without its line end. Valid only until the next line is read; positions
 * are absolute in {@link #bytes}. Parsers move {@link #from} past a log's prefix.
 */
final class Line {
    byte[] bytes = new byte[0];
    int from;
    int to;
    int number;

    /** A line of its own, for text that was put together. */
    static Line of(byte[] bytes, int number) {
        Line line = new Line();
        line.bytes = bytes;
        line.to = bytes.length;
        line.number = number;
        return line;
    }

    /** The line on bytes of its own, which outlives the next one. */
    Line copy() {
        return of(Arrays.copyOfRange(bytes, from, to), number);
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    int length() {
        return to - from;
    }

    boolean isBlank() {
        return skipSpace(from) == to;
    }

    /** The byte there, or 0 outside of the line. */
    byte at(int position) {
        return position >= from && position < to ? bytes[position] : 0;
    }

    boolean startsWith(byte[] text) {
        return hasAt(from, text);
    }

    /** The text, then nothing but space. */
    boolean is(byte[] text) {
        return startsWith(text) && skipSpace(from + text.length) == to;
    }

    /** Some space, then the text. */
    boolean isIndented(byte[] text) {
        int start = skipSpace(from);
        return start > from && hasAt(start, text);
    }

    boolean hasAt(int position, byte[] text) {
        return position + text.length <= to
                && Arrays.equals(bytes, position, position + text.length, text, 0, text.length);
    }

    /** The first position that is neither blank nor tab, or the line's end. */
    int skipSpace(int position) {
        int at = position;
        while (at < to && (bytes[at] == ' ' || bytes[at] == '\t')) {
            at++;
        }
        return at;
    }

    /** The first position that is blank or tab, or the line's end. */
    int skipWord(int position) {
        int at = position;
        while (at < to && bytes[at] != ' ' && bytes[at] != '\t') {
            at++;
        }
        return at;
    }

    /** The first position that is no decimal digit, or the line's end. */
    int skipDigits(int position) {
        int at = position;
        while (at < to && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        return at;
    }

    int indexOf(char c, int position) {
        for (int i = position; i < to; i++) {
            if (bytes[i] == c) {
                return i;
            }
        }
        return -1;
    }

    int lastIndexOf(char c) {
        for (int i = to - 1; i >= from; i--) {
            if (bytes[i] == c) {
                return i;
            }
        }
        return -1;
    }

    int indexOf(byte[] text, int position) {
        for (int i = position; i + text.length <= to; i++) {
            if (bytes[i] == text[0] && hasAt(i, text)) {
                return i;
            }
        }
        return -1;
    }

    boolean contains(byte[] text) {
        return indexOf(text, from) >= 0;
    }

    String text() {
        return text(from, to);
    }

    /** The slice as text: UTF-8, the JVM's own variant of it, or Latin-1 where it is neither. */
    String text(int start, int end) {
        return decode(bytes, start, end);
    }

    static String decode(byte[] bytes, int start, int end) {
        String utf8 = new String(bytes, start, end - start, StandardCharsets.UTF_8);
        if (utf8.indexOf('\uFFFD') < 0) {
            return utf8;
        }
        String modified = ModifiedUtf8.decode(bytes, start, end);
        return modified == null ? new String(bytes, start, end - start, StandardCharsets.ISO_8859_1) : modified;
    }

    /** The decimal number that starts there, -1 if none does or it is beyond long. */
    long decimal(int position) {
        long value = -1;
        for (int i = position; i < to && bytes[i] >= '0' && bytes[i] <= '9'; i++) {
            if (value > (Long.MAX_VALUE - 9) / 10) {
                return -1;
            }
            value = Math.max(value, 0) * 10 + (bytes[i] - '0');
        }
        return value;
    }

    /** The number that starts there, hexadecimal after {@code 0x}, else decimal; unsigned 64 bit; -1 if none does. */
    long number(int position) {
        if (at(position) != '0' || (at(position + 1) != 'x' && at(position + 1) != 'X')) {
            return decimal(position);
        }
        long value = 0;
        int i = position + 2;
        for (; i < to && Character.digit(bytes[i], 16) >= 0; i++) {
            value = value << 4 | Character.digit(bytes[i], 16);
        }
        return i == position + 2 ? -1 : value;
    }

    @Override
    public String toString() {
        return number + ": " + text();
    }
}
