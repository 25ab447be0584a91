package dev.jvitals.threads.read;

import static dev.jvitals.threads.read.Line.ascii;

import org.jspecify.annotations.Nullable;

/**
 * What a line of an IBM or OpenJ9 javacore can be. Each begins with a tag of its own; those that say nothing of threads
 * are {@link #OTHER}. Tags: Eclipse OpenJ9, "Java dump" reference and {@code javadump.cpp}.
 */
enum JavacoreRule {
    FRAME("4XESTACKTRACE"),
    ENTERED_LOCK("5XESTACKTRACE"),
    THREAD("3XMTHREADINFO"),
    JAVA_THREAD("3XMJAVALTHREAD"),
    NATIVE_THREAD("3XMTHREADINFO1"),
    CPU("3XMCPUTIME"),
    BLOCK("3XMTHREADBLOCK"),
    DEADLOCK("1LKDEADLOCK"),
    DEADLOCK_THREAD("2LKDEADLOCKTHR"),
    SECTION("0SECTION"),
    DATE("1TIDATETIME"),
    VERSION("1CIJAVAVERSION"),
    PROCESS("1CIPROCESSID"),
    OTHER("");

    private static final JavacoreRule[] ALL = values();
    private static final byte[] NULL = ascii("NULL");

    private final String tag;

    JavacoreRule(String tag) {
        this.tag = tag;
    }

    /** The rule that takes the line, null where none does. */
    static @Nullable JavacoreRule of(Line line) {
        if (!hasTag(line)) {
            return null;
        }
        for (JavacoreRule rule : ALL) {
            if (rule != OTHER && rule.hasThisTag(line)) {
                return rule;
            }
        }
        return OTHER;
    }

    /** Where the text behind the tag begins. */
    static int text(Line line) {
        return line.skipSpace(line.skipWord(line.from));
    }

    private boolean hasThisTag(Line line) {
        int end = line.skipWord(line.from);
        if (end - line.from != tag.length()) {
            return false;
        }
        for (int i = 0; i < tag.length(); i++) {
            if (line.bytes[line.from + i] != tag.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** {@code NULL}, or a digit, then capitals and digits. */
    private static boolean hasTag(Line line) {
        int end = line.skipWord(line.from);
        if (line.startsWith(NULL) && end == line.from + NULL.length) {
            return true;
        }
        int i = line.from;
        while (i < end && isTagByte(line.bytes[i])) {
            i++;
        }
        byte first = line.at(line.from);
        byte second = line.at(line.from + 1);
        return i == end && end - line.from >= 6 && first >= '0' && first <= '9' && second >= 'A' && second <= 'Z';
    }

    private static boolean isTagByte(byte b) {
        return (b >= 'A' && b <= 'Z') || (b >= '0' && b <= '9') || b == '_';
    }
}
