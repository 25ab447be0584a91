package dev.jvitals.threads.read;

import static dev.jvitals.threads.read.Line.ascii;

import dev.jvitals.threads.LockUse;
import dev.jvitals.threads.LockUse.Kind;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Takes a lock line apart: {@code - locked <0x…> (a C)}, {@code - waiting on <no object reference available>}, {@code -
 * locked <C@hash>}, {@code - parking to wait for <C@hash>, owner #29}, {@code - waiting to lock <hash> (a C) owned by "t"
 * t@12}. The wording is HotSpot's own ({@code javaVFrame::print_lock_info_on}) and ThreadSnapshot's.
 */
final class LockText {
    private static final byte[] CLASS_INIT = ascii("- waiting on the Class initialization monitor for ");
    private static final byte[] IS_ELIMINATED = ascii("- lock is eliminated");
    private static final List<Wording> WORDINGS = List.of(
            new Wording(Kind.LOCKED, "- locked <"),
            new Wording(Kind.PARKING, "- parking to wait for "),
            new Wording(Kind.OWNS_SYNCHRONIZER, "- <"),
            new Wording(Kind.WAITING_TO_LOCK, "- waiting to lock <"),
            new Wording(Kind.WAITING_ON, "- waiting on <"),
            new Wording(Kind.WAITING_TO_RELOCK, "- waiting to re-lock in wait() <"),
            new Wording(Kind.ELIMINATED, "- eliminated <"),
            // Spring Boot's actuator, under "Locked ownable synchronizers".
            new Wording(Kind.OWNS_SYNCHRONIZER, "- Locked <"));
    private static final byte[] CLASS_OF = ascii("> (a ");
    private static final byte[] AGENT_CLASS_OF = ascii(">, (a ");
    private static final byte[] OWNER_NUMBER = ascii("owner #");
    private static final byte[] OWNER_T = ascii(" t@");

    private LockText() {}

    /** What the line says is done with a lock, null where it is no lock line. */
    static @Nullable Kind kind(Line line) {
        int start = line.skipSpace(line.from);
        if (line.at(start) != '-' || start == line.from) {
            return null;
        }
        for (Wording wording : WORDINGS) {
            if (line.hasAt(start, wording.words)) {
                return isWhole(line, start, wording.kind) ? wording.kind : null;
            }
        }
        return line.hasAt(start, IS_ELIMINATED)
                ? Kind.ELIMINATED
                : line.hasAt(start, CLASS_INIT) ? Kind.WAITING_FOR_CLASS_INIT : null;
    }

    /** There is something in the brackets, and they close. */
    private static boolean isWhole(Line line, int start, Kind kind) {
        int open = line.indexOf('<', start);
        int close = open < 0 ? -1 : closing(line, open);
        return close > open + 1 && (kind != Kind.OWNS_SYNCHRONIZER || classAt(line, close) > 0);
    }

    /** The bracket that closes; class names may hold brackets themselves, as in {@code Foo$<init>@1f}. */
    private static int closing(Line line, int open) {
        int beforeClass = line.indexOf(CLASS_OF, open);
        return beforeClass >= 0 ? beforeClass : line.lastIndexOf('>');
    }

    /** Where the class begins behind the closing bracket, -1 where there is none. */
    private static int classAt(Line line, int close) {
        if (line.hasAt(close, CLASS_OF)) {
            return close + CLASS_OF.length;
        }
        return line.hasAt(close, AGENT_CLASS_OF) ? close + AGENT_CLASS_OF.length : -1;
    }

    /** The use that the line shows at that depth; call only where {@link #kind} gave {@code kind}. */
    static LockUse parse(Line line, Kind kind, int depth, FileInterner interner) {
        if (kind == Kind.WAITING_FOR_CLASS_INIT) {
            int from = line.skipSpace(line.from) + CLASS_INIT.length;
            return new LockUse(depth, kind, "", interner.string(line, from, line.to));
        }
        int open = line.indexOf('<', line.from);
        if (open < 0) {
            return new LockUse(depth, kind, "", "");
        }
        int close = closing(line, open);
        String inside = interner.string(line, open + 1, close);
        int at = inside.lastIndexOf('@');
        if (at > 0) {
            return new LockUse(depth, kind, inside, inside.substring(0, at), owner(line, close));
        }
        int from = classAt(line, close);
        int end = from < 0 ? -1 : line.indexOf(')', from);
        String className = from < 0 ? "" : interner.string(line, from, end < 0 ? line.to : end);
        return new LockUse(depth, kind, id(inside), dotted(className), owner(line, close));
    }

    /** The agent writes j.u.c classes with slashes; hidden classes have one that belongs to them. */
    private static String dotted(String className) {
        return className.contains("/0x") ? className : className.replace('/', '.');
    }

    /** Words in place of an address ("no object reference available", "owner is scalar replaced") are no identity. */
    private static String id(String inside) {
        return inside.indexOf(' ') >= 0 ? "" : inside.toLowerCase(Locale.ROOT);
    }

    private static long owner(Line line, int after) {
        int number = line.indexOf(OWNER_NUMBER, after);
        if (number >= 0) {
            return line.decimal(number + OWNER_NUMBER.length);
        }
        int t = line.indexOf(OWNER_T, after);
        return t < 0 ? -1 : line.decimal(t + OWNER_T.length);
    }

    private static final class Wording {
        final Kind kind;
        final byte[] words;

        Wording(Kind kind, String words) {
            this.kind = kind;
            this.words = ascii(words);
        }
    }
}
