package dev.jvitals.threads.read;

import static dev.jvitals.threads.read.Line.ascii;

import org.jspecify.annotations.Nullable;

/**
 * What a line of {@code Thread.dump_to_file -format=plain} can be: JDK 21 to 24 without states and {@code at}, later with
 * both and with locks. The words are those of {@code jdk.internal.vm.ThreadDumper}.
 */
enum DumpFileRule {
    FRAME,
    LOCK,
    THREAD,
    TIME,
    PID,
    VERSION;

    private static final DumpFileRule[] ALL = values();
    private static final byte[] AT = ascii("at ");

    /** The rule that takes the line, null where none does; {@code afterTime} if the line before was {@link #TIME}. */
    static @Nullable DumpFileRule of(Line line, boolean afterTime) {
        for (DumpFileRule rule : ALL) {
            if (rule.matches(line, afterTime)) {
                return rule;
            }
        }
        return null;
    }

    boolean matches(Line line, boolean afterTime) {
        return switch (this) {
            case FRAME -> isFrame(line);
            case LOCK -> LockText.kind(line) != null;
            case THREAD -> isThread(line);
            case TIME -> isTime(line);
            case PID -> line.length() > 0 && line.length() < 12 && line.skipDigits(line.from) == line.to;
            case VERSION -> afterTime && line.skipDigits(line.from) > line.from && line.skipWord(line.from) == line.to;
        };
    }

    /** Four blanks or more, {@code at} or not, then one word with a bracket. */
    private static boolean isFrame(Line line) {
        int start = frameStart(line);
        int open = line.skipSpace(line.from) - line.from < 4 ? -1 : line.indexOf('(', start);
        return open > start && line.skipWord(start) >= open && line.lastIndexOf(')') == line.to - 1;
    }

    /** Where the frame's text begins. */
    static int frameStart(Line line) {
        int start = line.skipSpace(line.from);
        return line.hasAt(start, AT) ? start + AT.length : start;
    }

    /** {@code #22 "vt-spin" virtual RUNNABLE 2026-11-21T02:31:43.80Z}, of which only number and name are always there. */
    private static boolean isThread(Line line) {
        int afterNumber = line.skipDigits(line.from + 1);
        return line.at(line.from) == '#'
                && afterNumber > line.from + 1
                && line.at(afterNumber) == ' '
                && line.at(afterNumber + 1) == '"'
                && line.lastIndexOf('"') > afterNumber + 1;
    }

    /** {@code 2026-11-21T02:31:43.793545198Z} alone on a line. */
    private static boolean isTime(Line line) {
        return line.length() >= 20
                && line.length() <= 30
                && line.at(line.from + 10) == 'T'
                && line.at(line.to - 1) == 'Z'
                && line.skipWord(line.from) == line.to
                && IsoTime.parse(line.text()) != null;
    }
}
