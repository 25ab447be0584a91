package dev.jvitals.threads.read;

import static dev.jvitals.threads.read.Line.ascii;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Undoes what log drivers do to a line: Docker's json-file writes {@code {"log":"\tat a.B.c(B.java:7)\n","stream":"stdout"
 * ,…}}, rsyslog writes a tab as {@code #011}.
 */
final class ContainerLog {
    private static final byte[] JSON_LOG = ascii("{\"log\":\"");
    private static final byte[] SYSLOG_TAB = ascii("#011");

    private ContainerLog() {}

    /** The line that the program wrote, null where this one is not wrapped. */
    static @Nullable Line unwrap(Line line) {
        if (line.startsWith(JSON_LOG)) {
            return Line.of(unescaped(line, line.from + JSON_LOG.length), line.number);
        }
        return null;
    }

    /** The line with its first tab back, null where it has none to bring back. */
    static @Nullable Line untab(Line line) {
        if (!line.startsWith(SYSLOG_TAB)) {
            return null;
        }
        byte[] bytes = new byte[line.length() - SYSLOG_TAB.length + 1];
        bytes[0] = '\t';
        System.arraycopy(line.bytes, line.from + SYSLOG_TAB.length, bytes, 1, bytes.length - 1);
        return Line.of(bytes, line.number);
    }

    private static byte[] unescaped(Line line, int from) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(line.length());
        int i = from;
        while (i < line.to && line.bytes[i] != '"') {
            if (line.bytes[i] != '\\' || i + 1 >= line.to) {
                out.write(line.bytes[i++]);
            } else if (line.bytes[i + 1] == 'u' && i + 6 <= line.to) {
                i = unicode(line, i, out);
            } else {
                escape(line.bytes[i + 1], out);
                i += 2;
            }
        }
        return out.toByteArray();
    }

    private static void escape(byte letter, ByteArrayOutputStream out) {
        switch (letter) {
            case 't' -> out.write('\t');
            // Line ends end the line, which the reader has already done.
            case 'n', 'r' -> {}
            default -> out.write(letter);
        }
    }

    /** One or two {@code \\uXXXX}; returns the position behind them. */
    private static int unicode(Line line, int at, ByteArrayOutputStream out) {
        StringBuilder text = new StringBuilder(2);
        int i = at;
        while (i + 6 <= line.to && line.bytes[i] == '\\' && line.bytes[i + 1] == 'u') {
            int value = 0;
            for (int digit = i + 2; digit < i + 6; digit++) {
                value = value << 4 | Math.max(0, Character.digit(line.bytes[digit], 16));
            }
            text.append((char) value);
            i += 6;
        }
        out.writeBytes(text.toString().getBytes(StandardCharsets.UTF_8));
        return i;
    }
}
