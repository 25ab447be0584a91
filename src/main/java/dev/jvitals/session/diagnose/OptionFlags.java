package dev.jvitals.session.diagnose;

import dev.jvitals.diagnosis.live.TargetFacts.Flag;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the options of a JVM tell of its flags, for one that answers nobody: those that switch something, and whether somebody
 * chose how large its heap may be.
 */
final class OptionFlags {
    private static final String SOURCE = "hsperfdata (heap.max, java.rt.vmArgs)";

    private static final Pattern SWITCH = Pattern.compile("(?<=^|\\s)-XX:([+-])(\\w+)(?=\\s|$)");

    /** Each option of HotSpot that decides on the largest heap; in a file of flags they have no {@code -XX:}. */
    private static final Pattern CHOOSES_THE_HEAP =
            Pattern.compile("(?<=^|\\s)(?:-(?:Xmx|mx)\\d|(?:-XX:)?(?:MaxHeapSize"
                    + "|(?:Max|Min)RAM(?:Percentage|Fraction))=|(?:-XX:)?\\+AggressiveHeap)");

    private OptionFlags() {}

    /**
     * The flags that can be told so; none where the options are not known.
     *
     * @param options all options of the JVM, empty where they are unknown
     * @param heapMax its largest heap in bytes, as its counters tell
     */
    static Map<String, Flag> of(String options, OptionalDouble heapMax) {
        Map<String, Flag> flags = new HashMap<>();
        if (options.isEmpty()) {
            return flags;
        }
        Matcher matcher = SWITCH.matcher(options);
        while (matcher.find()) {
            flags.put(
                    matcher.group(2), new Flag(Boolean.toString(matcher.group(1).equals("+")), "command line", SOURCE));
        }
        String origin = CHOOSES_THE_HEAP.matcher(options).find() ? "command line" : Flag.NOBODYS_CHOICE;
        heapMax.ifPresent(max -> flags.put("MaxHeapSize", new Flag(Long.toString((long) max), origin, SOURCE)));
        return flags;
    }
}
