package dev.jvitals.session.live;

import dev.jvitals.diagnosis.live.TargetFacts.Flag;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What {@code jcmd PID VM.flags -all} prints: {@code size_t MaxHeapSize = 268435456 {product} {command line}}. */
public final class FlagTable {
    private static final Pattern ROW =
            Pattern.compile("(?m)^ *\\w+ +(\\w+) +(:?)= *((?:[^\\s{]\\S*)?) +\\{[^}]*}(?: +\\{([^}]*)})?");

    private static final Set<String> UNCHANGED = Set.of("default", "unknown");

    private FlagTable() {}

    /** The flags by name. JDK 8 tells no origin, but marks a changed flag with {@code :=}. */
    public static Map<String, Flag> parse(String text) {
        Map<String, Flag> flags = new HashMap<>();
        Matcher row = ROW.matcher(text);
        while (row.find()) {
            String origin = row.group(4) == null ? "unknown" : row.group(4);
            flags.put(row.group(1), new Flag(row.group(3), origin));
        }
        return flags;
    }

    /** Those that are not as delivered, as options: {@code -XX:MaxHeapSize=268435456 -XX:+UseG1GC}. */
    static String changed(String text) {
        Map<String, String> changed = new TreeMap<>(changedBySomebody(text));
        parse(text).forEach((name, flag) -> {
            if (!UNCHANGED.contains(flag.origin())) {
                changed.put(name, flag.value());
            }
        });
        return changed.entrySet().stream()
                .map(flag -> option(flag.getKey(), flag.getValue()))
                .collect(Collectors.joining(" "));
    }

    /** What a JDK 8 marks as changed, by the user or by itself: it does not tell which. Empty for later ones, which do. */
    public static Map<String, String> changedBySomebody(String text) {
        Map<String, String> changed = new TreeMap<>();
        Matcher row = ROW.matcher(text);
        while (row.find()) {
            if (row.group(4) == null && !row.group(2).isEmpty()) {
                changed.put(row.group(1), row.group(3));
            }
        }
        return changed;
    }

    private static String option(String name, String value) {
        return switch (value) {
            case "true" -> "-XX:+" + name;
            case "false" -> "-XX:-" + name;
            default -> "-XX:" + name + "=" + value;
        };
    }
}
