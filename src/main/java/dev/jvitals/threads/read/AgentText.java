package dev.jvitals.threads.read;

import static dev.jvitals.threads.read.Line.ascii;

import dev.jvitals.threads.StackFrame;
import dev.jvitals.threads.ThreadEntry;
import dev.jvitals.threads.ThreadEntryBuilder;
import java.util.List;

/**
 * Lines that the serviceability agent writes in place of HotSpot's own: {@code jstack -F}, {@code jstack -m} and {@code jhsdb
 * jstack}. Java frames are {@code - a.B.c(int) @bci=3, line=7 (Interpreted frame)}, mixed ones {@code 0x…<tab>* a.B.c(int)
 * bci:3 line:7 (Interpreted frame)}, native ones {@code 0x…<tab>symbol + 0x4f}. Words: {@code sun.jvm.hotspot.tools.StackTrace}
 * and {@code PStack}.
 */
final class AgentText {
    private static final byte[] ATTACHING = ascii("Attaching to ");
    private static final byte[] PROCESS = ascii("Attaching to process ID ");
    private static final byte[] VERSION = ascii("JVM version is ");
    private static final List<byte[]> WORDS = List.of(
            ATTACHING,
            VERSION,
            ascii("Debugger attached successfully."),
            ascii("Server compiler detected."),
            ascii("Client compiler detected."),
            ascii("Deadlock Detection:"),
            ascii("No deadlocks found."),
            ascii("Finding concurrent locks."));
    private static final byte[] RULER = ascii("----------------- ");
    private static final byte[] THREAD = ascii("Thread ");
    private static final byte[] STATE = ascii(": (state = ");
    private static final byte[] DASH = ascii("- ");
    private static final byte[] BCI = ascii(") @bci=");
    private static final byte[] LINE_IS = ascii("line=");
    private static final byte[] LINE_COLON = ascii("line:");
    private static final byte[] ADDRESS = ascii("0x");
    private static final byte[] STAR = ascii("* ");

    private AgentText() {}

    static boolean isAttaching(Line line) {
        return line.startsWith(PROCESS);
    }

    static boolean isWords(Line line) {
        for (byte[] words : WORDS) {
            if (line.startsWith(words)) {
                return !isAttaching(line);
            }
        }
        return false;
    }

    static long pid(Line line) {
        return line.decimal(line.from + PROCESS.length);
    }

    /** What the line says of the JVM, empty where it says nothing. */
    static String jvm(Line line) {
        return line.startsWith(VERSION) ? line.text(line.from + VERSION.length, line.to) : "";
    }

    /** {@code ----------------- 1004 -----------------} before each thread of a mixed dump. */
    static boolean isRuler(Line line) {
        int number = line.from + RULER.length;
        return line.startsWith(RULER) && line.skipDigits(number) > number && line.at(line.to - 1) == '-';
    }

    /** {@code Thread 29426: (state = BLOCKED)}: agents before JDK 9 know no names. */
    static boolean isThread(Line line) {
        int number = line.from + THREAD.length;
        return line.startsWith(THREAD)
                && line.skipDigits(number) > number
                && line.hasAt(line.skipDigits(number), STATE);
    }

    /** The nameless thread of a ruler or an old agent's thread line, called by its number. */
    static ThreadEntryBuilder thread(Line line) {
        int number = line.skipWord(line.from) + 1;
        long nativeId = line.decimal(number);
        return ThreadEntry.named("Thread " + nativeId).nativeId(nativeId);
    }

    static boolean isFrame(Line line) {
        return line.at(line.from) == ' ' && line.isIndented(DASH) && line.indexOf(BCI, line.from) > 0;
    }

    static boolean isNativeFrame(Line line) {
        int end = line.skipWord(line.from);
        return line.startsWith(ADDRESS) && end < line.to && line.skipSpace(end) < line.to && line.at(end - 1) != ',';
    }

    static StackFrame frame(Line line) {
        return javaFrame(line, line.skipSpace(line.from) + DASH.length, LINE_IS);
    }

    static StackFrame nativeFrame(Line line) {
        int from = line.skipSpace(line.skipWord(line.from));
        if (line.hasAt(from, STAR)) {
            return javaFrame(line, from + STAR.length, LINE_COLON);
        }
        String symbol = line.text(from, line.to);
        int plus = symbol.lastIndexOf(" + 0x");
        return new StackFrame("", plus < 0 ? symbol : symbol.substring(0, plus), null, StackFrame.NATIVE);
    }

    private static StackFrame javaFrame(Line line, int from, byte[] lineWord) {
        int open = line.indexOf('(', from);
        String path = line.text(from, open < 0 ? line.to : open);
        int dot = path.lastIndexOf('.');
        int word = line.indexOf(lineWord, from);
        long number = word < 0 ? -1 : line.decimal(word + lineWord.length);
        return new StackFrame(
                dot < 0 ? "" : path.substring(0, dot),
                path.substring(dot + 1),
                null,
                number < 0 ? StackFrame.UNKNOWN : (int) Math.min(number, Integer.MAX_VALUE));
    }
}
