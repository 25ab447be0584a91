package dev.jvitals.threads.read;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** Puts the line of a thread together again whose name has line breaks, so that it came as several lines. */
final class BrokenName {
    /** Names with more breaks have not been seen, and each held line costs a copy. */
    private static final int MOST_LINES = 8;

    private static final int LONGEST_BYTES = 1 << 14;

    private final List<Line> held = new ArrayList<>();

    /** Whether the line, which nobody took, can be the first part: a quote opens, or {@code #12 "} does. */
    static boolean begins(Line line) {
        int start = line.from;
        if (line.at(start) == '#') {
            start = line.skipDigits(start + 1) + 1;
        }
        return line.at(start) == '"' && line.length() < LONGEST_BYTES;
    }

    boolean isOpen() {
        return !held.isEmpty();
    }

    void hold(Line line) {
        held.add(line.copy());
    }

    /** Whether the line can be a further part; a thread's own lines are indented or begin with a quote. */
    boolean mayContinue(Line line) {
        byte first = line.at(line.from);
        return held.size() < MOST_LINES
                && line.length() < LONGEST_BYTES
                && first != ' '
                && first != '\t'
                && first != '"'
                && first != '#';
    }

    /** The held lines and this one as one line, with the number of the first. */
    Line joined(Line line) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Line part : held) {
            out.writeBytes(part.bytes);
            out.write('\n');
        }
        out.write(line.bytes, line.from, line.length());
        return Line.of(out.toByteArray(), held.getFirst().number);
    }

    /** Lets the held lines go. */
    List<Line> release() {
        List<Line> released = List.copyOf(held);
        held.clear();
        return released;
    }
}
