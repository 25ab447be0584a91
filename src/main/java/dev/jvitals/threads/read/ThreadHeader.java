package dev.jvitals.threads.read;

import static dev.jvitals.threads.read.Line.ascii;

import dev.jvitals.threads.ThreadEntry;
import dev.jvitals.threads.ThreadEntryBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The line that a thread begins with. What stands behind the name holds no quotes, so the name ends at the line's last
 * quote, whatever the name itself holds. JDK 5: {@code "n" prio=1 tid=… nid=… runnable}; 26: {@code "n" #18 [29794] daemon
 * prio=5 os_prio=0 cpu=0.85ms elapsed=4.31s tid=0x… nid=29794 waiting on condition  [0x…]}; VisualVM: {@code "n" - Thread
 * t@18}.
 */
final class ThreadHeader {
    private static final byte[] TID = ascii("tid=");
    private static final byte[] OS_PRIO = ascii("os_prio=");
    private static final byte[] T_AT = ascii(" - Thread t@");
    private static final byte[] DAEMON = ascii("daemon");
    private static final byte[] OBJECT_WAIT = ascii("in Object.wait");
    private static final byte[] MONITOR_ENTRY = ascii("waiting for monitor entry");
    private static final byte[] CONDITION = ascii("waiting on condition");
    private static final byte[] RUNNABLE = ascii("runnable");

    private ThreadHeader() {}

    static boolean isHotSpot(Line line) {
        int quote = line.at(line.from) == '"' ? line.lastIndexOf('"') : -1;
        if (quote <= line.from || line.at(quote + 1) != ' ') {
            return false;
        }
        int tid = line.indexOf(TID, quote);
        return tid > 0 && line.at(tid - 1) == ' ';
    }

    /** {@code os_prio=31 cpu=52.13ms elapsed=18.40s tid=0x… nid=34563 runnable}: all but the name. */
    static boolean isNameless(Line line) {
        return line.startsWith(OS_PRIO) && line.contains(TID);
    }

    static boolean isVisualVm(Line line) {
        int quote = line.at(line.from) == '"' ? line.lastIndexOf('"') : -1;
        return quote > line.from && line.hasAt(quote + 1, T_AT);
    }

    /** The thread as its VisualVM line shows it. */
    static ThreadEntryBuilder parseVisualVm(Line line, FileInterner interner) {
        int quote = line.lastIndexOf('"');
        return ThreadEntry.named(interner.string(line, line.from + 1, quote)).id(line.decimal(quote + 1 + T_AT.length));
    }

    /** The thread as its HotSpot line shows it. */
    static ThreadEntryBuilder parseHotSpot(Line line, FileInterner interner) {
        int quote = line.lastIndexOf('"');
        ThreadEntryBuilder thread = ThreadEntry.named(interner.string(line, line.from + 1, quote));
        return attributes(line, quote + 1, thread);
    }

    /** The thread of a {@link #isNameless} line. */
    static ThreadEntryBuilder parseNameless(Line line) {
        return attributes(line, line.from, ThreadEntry.named(""));
    }

    private static ThreadEntryBuilder attributes(Line line, int from, ThreadEntryBuilder thread) {
        int at = line.skipSpace(from);
        while (at < line.to) {
            attribute(line, at, thread);
            at = line.skipSpace(line.skipWord(at));
        }
        return thread;
    }

    private static void attribute(Line line, int at, ThreadEntryBuilder thread) {
        switch (line.at(at)) {
            case '#' -> thread.id(line.decimal(at + 1));
            // [29794] is the thread's number at the operating system, [0x…] the stack's address.
            case '[' -> {
                if (line.at(line.skipDigits(at + 1)) == ']') {
                    thread.nativeId(line.decimal(at + 1));
                }
            }
            case 'd' -> {
                if (line.hasAt(at, DAEMON)) {
                    thread.daemon(true);
                } else if (line.at(at + 1) == 'e') {
                    return;
                }
            }
            case 'n' -> value(line, at, "nid=", v -> thread.nativeId(line.number(v)));
            case 'c' -> value(line, at, "cpu=", v -> thread.cpuMillis(amount(line, v)));
            case 'e' -> value(line, at, "elapsed=", v -> thread.elapsedSeconds(amount(line, v)));
            case 'a' -> value(line, at, "allocated=", v -> thread.allocatedBytes(bytes(line, v)));
            default -> {}
        }
    }

    private static void value(Line line, int at, String key, java.util.function.IntConsumer use) {
        byte[] bytes = ascii(key);
        if (line.hasAt(at, bytes)) {
            use.accept(at + bytes.length);
        }
    }

    /** A decimal with a fraction, such as {@code 0.85ms} or, from a JVM in such a locale, {@code 0,85ms}. */
    static double amount(Line line, int at) {
        long whole = line.decimal(at);
        int point = line.skipDigits(at);
        boolean fraction = line.at(point) == '.' || line.at(point) == ',';
        long digits = fraction ? line.decimal(point + 1) : -1;
        if (whole < 0 || digits < 0) {
            return whole < 0 ? Double.NaN : whole;
        }
        return whole + digits / Math.pow(10, line.skipDigits(point + 1) - point - 1.0);
    }

    /** {@code 3816M}, {@code 32B}, {@code 1024K}. */
    private static long bytes(Line line, int at) {
        long value = line.decimal(at);
        int shift = switch (line.at(line.skipDigits(at))) {
            case 'K' -> 10;
            case 'M' -> 20;
            case 'G' -> 30;
            default -> 0;
        };
        return value < 0 || value > Long.MAX_VALUE >> shift ? -1 : value << shift;
    }

    /** What the words behind nid= say, for JDKs that write no Thread.State line; null for JVM-internal threads. */
    static Thread.@Nullable State stateFromWords(Line line) {
        int from = line.lastIndexOf('"');
        if (line.indexOf(OBJECT_WAIT, from) > 0 || line.indexOf(CONDITION, from) > 0) {
            return Thread.State.WAITING;
        }
        if (line.indexOf(MONITOR_ENTRY, from) > 0) {
            return Thread.State.BLOCKED;
        }
        return line.indexOf(RUNNABLE, from) > 0 ? Thread.State.RUNNABLE : null;
    }
}
