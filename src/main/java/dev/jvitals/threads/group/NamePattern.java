package dev.jvitals.threads.group;

import dev.jvitals.base.Unit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Thread names with their counters left out, so that the threads of one pool share a pattern. A counter reads {@code #}.
 */
public final class NamePattern {
    /** What a virtual thread or an unnamed thread goes by. */
    public static final String UNNAMED = "(no name)";

    private static final Pattern UUID_OR_HASH =
            Pattern.compile("\\b[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}\\b"
                    + "|0x[0-9a-fA-F]+|(?<=@)[0-9a-f]{5,8}\\b");
    private static final int UUID_LENGTH = 36;

    /** So many tell what sort of threads they are. */
    private static final int PATTERNS_SHOWN = 5;

    /** Jetty appends what the thread does after its number; Jetty's own parts say no more than the pool's name does. */
    private static final Pattern JETTY = Pattern.compile("^((?:.*\\bqtp)\\d*)-\\d+.*");
    /** WebLogic writes its opinion of the thread before the name. */
    private static final Pattern WEBLOGIC = Pattern.compile("^\\[(?:ACTIVE|STANDBY|STUCK|HOGGING)] ");
    /** Not a counter: addresses, as in {@code RMI TCP Connection(4)-10.0.0.1}. */
    private static final Pattern IP_OR_NUMBER = Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}|#?\\d+");

    private NamePattern() {}

    /** The name without its last number: {@code http-nio-8080-exec-#}, {@code pool-3-thread-#}. Cost: O(length). */
    public static String of(String name) {
        String text = prepared(name);
        int start = -1;
        int end = -1;
        Matcher matcher = IP_OR_NUMBER.matcher(text);
        while (matcher.find()) {
            if (matcher.group().indexOf('.') < 0) {
                start = matcher.start();
                end = matcher.end();
            }
        }
        return start < 0 ? text : text.substring(0, start) + '#' + text.substring(end);
    }

    /** The name without any number: {@code pool-#-thread-#}. Cost: O(length). */
    public static String withoutNumbers(String name) {
        return IP_OR_NUMBER
                .matcher(prepared(name))
                .replaceAll(number -> number.group().indexOf('.') < 0 ? "#" : number.group());
    }

    /** Of how many threads each pattern is, the most frequent first: {@code request-# (30), job-# (2)}. Cost: O(threads). */
    public static String counted(Stream<String> patterns) {
        Map<String, Long> counts =
                patterns.collect(Collectors.groupingBy(Function.identity(), LinkedHashMap::new, Collectors.counting()));
        String shown = counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(PATTERNS_SHOWN)
                .map(each -> each.getKey() + " (" + Unit.COUNT.format(each.getValue()) + ")")
                .collect(Collectors.joining(", "));
        int more = counts.size() - PATTERNS_SHOWN;
        return more > 0 ? shown + " and " + Unit.COUNT.format(more) + " more" : shown;
    }

    private static String prepared(String name) {
        if (name.isEmpty()) {
            return UNNAMED;
        }
        String text = name.startsWith("[") ? WEBLOGIC.matcher(name).replaceFirst("") : name;
        if (text.contains("qtp")) {
            Matcher jetty = JETTY.matcher(text);
            if (jetty.matches()) {
                return jetty.group(1) + "-0";
            }
        }
        return mayHoldHash(text) ? UUID_OR_HASH.matcher(text).replaceAll("#") : text;
    }

    /** Most names hold none, and looking for this first costs a fraction of matching. */
    private static boolean mayHoldHash(String text) {
        return text.length() >= UUID_LENGTH || text.indexOf('@') >= 0 || text.contains("0x");
    }
}
