package dev.jvitals.session.files;

import java.util.List;
import java.util.regex.Pattern;

/** The words that tell one kind of text from all others. */
final class TextSigns {
    private record Sign(FileKind kind, Pattern pattern) {}

    /** In the order they are asked; each looks at whole lines, wherever a log's own prefix ends. */
    private static final List<Sign> SIGNS = List.of(
            sign(
                    FileKind.CRASH_REPORT,
                    "(?m)^# (A fatal error has been detected by the Java Runtime Environment"
                            + "|There is insufficient memory for the Java Runtime Environment)"),
            sign(FileKind.NATIVE_MEMORY, "Native Memory Tracking:\\s+(\\(.*\\)\\s+)?Total: reserved="),
            sign(
                    FileKind.THREAD_DUMP,
                    "Full thread dump |\"threadDump\"\\s*:|1XMTHDINFO|\"threads\"\\s*:\\s*\\[\\s*\\{"),
            // the head of a thread in jstack's, ThreadInfo's, VisualVM's and dump_to_file's manner
            sign(FileKind.THREAD_DUMP, "(?m)^\\s*\"[^\\n]{0,400}\" (#\\d+ |prio=|daemon |Id=|- Thread t@|tid=)"),
            sign(
                    FileKind.THREAD_DUMP,
                    "(?m)^#\\d+ \"[^\\n]{0,400}\"( virtual)?( \\w+)?[^\\n]{0,60}\\s+\\S+/?[\\w.$]+\\("),
            sign(FileKind.THREAD_DUMP, "java\\.lang\\.Thread\\.State: [A-Z_]+"),
            sign(FileKind.GC_LOG, "(?m)^\\[[^\\n]{0,120}\\]\\s?\\[?[^\\n]{0,40}\\[(gc|safepoint)[ ,\\]]"),
            sign(FileKind.GC_LOG, "(?m)^\\[\\d[^\\]\\n]{0,40}\\]\\s+(GC\\(\\d+\\)|Using )"),
            sign(FileKind.GC_LOG, "(?m)^[^\\n]{0,60}?\\d+[.,]\\d{3}: \\[(GC|Full GC|CMS|Unloading)"),
            sign(FileKind.GC_LOG, "Total time for which application threads were stopped: "));

    private TextSigns() {}

    /** What the text shows to be, {@link FileKind#UNKNOWN} where nothing in it tells. Cost: O(length). */
    static FileKind kindOf(String text) {
        for (Sign sign : SIGNS) {
            if (sign.pattern.matcher(text).find()) {
                return sign.kind;
            }
        }
        return FileKind.UNKNOWN;
    }

    private static Sign sign(FileKind kind, String regex) {
        return new Sign(kind, Pattern.compile(regex));
    }
}
