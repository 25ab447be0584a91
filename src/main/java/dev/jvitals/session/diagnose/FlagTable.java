package dev.jvitals.session.diagnose;

import dev.jvitals.diagnosis.live.TargetFacts.Flag;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code jcmd PID VM.flags -all} prints: {@code size_t MaxHeapSize = 268435456 {product} {command line}}. */
final class FlagTable {
    private static final Pattern ROW =
            Pattern.compile("(?m)^ *\\w+ +(\\w+) +:?= *((?:[^\\s{]\\S*)?) +\\{[^}]*}(?: +\\{([^}]*)})?");

    private FlagTable() {}

    /** The flags by name. JDK 8 tells no origin, but marks a changed flag with {@code :=}. */
    static Map<String, Flag> parse(String text) {
        Map<String, Flag> flags = new HashMap<>();
        Matcher row = ROW.matcher(text);
        while (row.find()) {
            String origin = row.group(3) == null ? "unknown" : row.group(3);
            flags.put(row.group(1), new Flag(row.group(2), origin));
        }
        return flags;
    }
}
