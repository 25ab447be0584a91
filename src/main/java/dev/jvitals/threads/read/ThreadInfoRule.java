package dev.jvitals.threads.read;

import static dev.jvitals.threads.read.Line.ascii;

import org.jspecify.annotations.Nullable;

/**
 * What a line of {@code java.lang.management.ThreadInfo.toString()} can be, and of the tools that print a ThreadInfo in
 * nearly the same words ({@code Id=236 in WAITING}).
 */
enum ThreadInfoRule {
    FRAME,
    LOCK,
    THREAD,
    /** Old JDKs print eight frames and three dots. */
    MORE,
    SYNCHRONIZERS_TITLE,
    SYNCHRONIZER;

    private static final ThreadInfoRule[] ALL = values();
    private static final byte[] ID = ascii(" Id=");
    private static final byte[] DOTS = ascii("...");
    private static final byte[] NUMBER = ascii("Number of locked synchronizers = ");
    private static final byte[] DASH = ascii("- ");
    private static final byte[] WAITING_ON = ascii("-  waiting on ");
    private static final byte[] BLOCKED_ON = ascii("-  blocked on ");
    private static final byte[] LOCKED = ascii("-  locked ");

    /** The rule that takes the line, null where none does. */
    static @Nullable ThreadInfoRule of(Line line) {
        for (ThreadInfoRule rule : ALL) {
            if (rule.matches(line)) {
                return rule;
            }
        }
        return null;
    }

    boolean matches(Line line) {
        return switch (this) {
            case FRAME -> HotSpotRule.isFrame(line);
            case LOCK ->
                line.isIndented(WAITING_ON)
                        || line.isIndented(BLOCKED_ON)
                        || line.isIndented(LOCKED)
                        || LockText.kind(line) != null;
            case THREAD -> idAt(line) > 0;
            case MORE -> line.isIndented(DOTS) && line.skipSpace(line.from) + DOTS.length == line.to;
            case SYNCHRONIZERS_TITLE -> line.isIndented(NUMBER);
            case SYNCHRONIZER ->
                line.isIndented(DASH)
                        && line.skipWord(line.skipSpace(line.from) + DASH.length) == line.to
                        && line.indexOf('@', line.from) > 0
                        && line.indexOf('<', line.from) < 0;
        };
    }

    /** Position of {@code Id=} behind the name, -1 where the line is no thread's. */
    static int idAt(Line line) {
        if (line.at(line.from) != '"') {
            return -1;
        }
        for (int id = line.indexOf(ID, line.from); id >= 0; id = line.indexOf(ID, id + 1)) {
            int afterNumber = line.skipDigits(id + ID.length);
            if (afterNumber > id + ID.length && line.at(afterNumber) == ' ' && nameEnd(line, id) > line.from) {
                return id + 1;
            }
        }
        return -1;
    }

    /** The quote that ends the name before {@code Id=}; between them stand only {@code daemon} and {@code prio=}. */
    static int nameEnd(Line line, int idAt) {
        int quote = idAt;
        while (quote > line.from && line.at(quote) != '"') {
            quote--;
        }
        return idAt - quote <= "\" daemon prio=10 ".length() ? quote : -1;
    }
}
