package dev.jvitals.threads.read;

import static dev.jvitals.threads.read.Line.ascii;

import java.util.Arrays;

/**
 * What a log writes before each line of a dump: {@code 2026-11-21 02:29:35,123 INFO [stdout] }, {@code [12.3s][info] },
 * {@code 2026-11-21T02:29:35.1Z stdout F }, {@code web-1  | }. It is learned from a line that can be nothing else but a
 * dump's and then known by its shape: numbers and words may change, what stands between them and their order may not.
 */
final class LinePrefix {
    /** Longer ones are no prefix but a sentence that quotes a dump. */
    private static final int LONGEST_BYTES = 300;

    private static final byte WORD = 'a';
    private static final byte SPACE = ' ';
    private static final byte[] TITLE = ascii("Full thread dump ");
    private static final byte[] STATE = ascii("   java.lang.Thread.State: ");
    private static final byte[] TAB_AT = ascii("\tat ");

    private byte[] shape = new byte[0];
    private int trailingSpaces;

    /** Moves the line past its prefix; false, and nothing moved, where it has not the known shape. */
    boolean strip(Line line) {
        if (shape.length == 0) {
            return false;
        }
        int end = match(line);
        if (end < 0) {
            return false;
        }
        line.from = end;
        return true;
    }

    private int match(Line line) {
        int at = line.from;
        for (int i = 0; i < shape.length; i++) {
            if (at >= line.to) {
                // A log that trims its lines leaves an empty one without the prefix's last blank.
                return i == shape.length - 1 && shape[i] == SPACE ? at : -1;
            }
            byte part = part(line.bytes[at]);
            if (part != shape[i]) {
                return -1;
            }
            boolean last = i == shape.length - 1;
            at = last && part == SPACE ? skipSpaces(line, at, trailingSpaces) : skipRun(line, at, part);
        }
        return at;
    }

    /** Learns from a line of a dump with something before it, and moves the line past that; false where it is none. */
    boolean learn(Line line) {
        int start = anchor(line);
        if (start <= line.from || start - line.from > LONGEST_BYTES) {
            return false;
        }
        byte[] learned = new byte[start - line.from];
        int parts = 0;
        for (int at = line.from; at < start; ) {
            byte part = part(line.bytes[at]);
            learned[parts++] = part;
            int next = Math.min(start, skipRun(line, at, part));
            trailingSpaces = next - at;
            at = next;
        }
        shape = Arrays.copyOf(learned, parts);
        line.from = start;
        return true;
    }

    private static int anchor(Line line) {
        int title = line.indexOf(TITLE, line.from);
        if (title >= 0) {
            return title;
        }
        int state = line.indexOf(STATE, line.from);
        if (state >= 0) {
            return state;
        }
        int quote = line.indexOf('"', line.from);
        if (quote > line.from && line.lastIndexOf('"') > quote) {
            return quote;
        }
        return line.indexOf(TAB_AT, line.from);
    }

    private static byte part(byte b) {
        if (b == ' ' || b == '\t') {
            return SPACE;
        }
        boolean letter = (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || b < 0;
        return letter || (b >= '0' && b <= '9') ? WORD : b;
    }

    private static int skipRun(Line line, int from, byte part) {
        int at = from + 1;
        if (part == WORD || part == SPACE) {
            while (at < line.to && part(line.bytes[at]) == part) {
                at++;
            }
        }
        return at;
    }

    private static int skipSpaces(Line line, int from, int most) {
        int at = from;
        while (at < line.to && at - from < most && part(line.bytes[at]) == SPACE) {
            at++;
        }
        return at;
    }
}
