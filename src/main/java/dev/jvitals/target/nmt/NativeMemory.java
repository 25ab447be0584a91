package dev.jvitals.target.nmt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One summary of native memory tracking.
 *
 * @param categories by HotSpot's names, in its order
 * @param mallocBytes of all categories, what came from malloc; the rest was mapped
 */
public record NativeMemory(Map<String, Size> categories, long mallocBytes) {
    /** {@code -   Java Heap (reserved=65536KB, committed=65536KB)}; JDK 8 to 26 alike. */
    private static final Pattern CATEGORY =
            Pattern.compile("(?m)^-\\s+(\\S.*?)\\s+\\(reserved=(\\d+)KB, committed=(\\d+)KB");

    /** {@code (malloc=102KB #364)}, under each category that has any; a Total line, if there is one, ends differently. */
    private static final Pattern MALLOC = Pattern.compile("(?m)^\\s+\\(malloc=(\\d+)KB");

    private static final long KILO = 1024;

    /** How to have it. */
    public static final String FLAG = "-XX:NativeMemoryTracking=summary";

    public NativeMemory {
        categories = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(categories));
    }

    /** Address space set aside and memory granted. */
    public record Size(long reservedBytes, long committedBytes) {
        static final Size NONE = new Size(0, 0);
    }

    /** How one category changed; negative where it shrank. */
    public record Change(String category, long reservedBytes, long committedBytes) {}

    /** Reads the answer of {@code VM.native_memory summary}; without categories where it holds none. */
    public static NativeMemory parse(String answer) {
        Map<String, Size> categories = new LinkedHashMap<>();
        Matcher matcher = CATEGORY.matcher(answer);
        while (matcher.find()) {
            Size size = new Size(Long.parseLong(matcher.group(2)) * KILO, Long.parseLong(matcher.group(3)) * KILO);
            categories.put(matcher.group(1), size);
        }
        long malloc = MALLOC.matcher(answer)
                .results()
                .mapToLong(each -> Long.parseLong(each.group(1)) * KILO)
                .sum();
        return new NativeMemory(categories, malloc);
    }

    /** Granted memory of all categories. */
    public long committedBytes() {
        return categories.values().stream().mapToLong(Size::committedBytes).sum();
    }

    /** What changed since an earlier moment, those that grew most first; unchanged categories are left out. */
    public List<Change> since(NativeMemory baseline) {
        TreeSet<String> names = new TreeSet<>(categories.keySet());
        names.addAll(baseline.categories.keySet());
        List<Change> changes = new ArrayList<>();
        for (String name : names) {
            Size now = categories.getOrDefault(name, Size.NONE);
            Size then = baseline.categories.getOrDefault(name, Size.NONE);
            if (!now.equals(then)) {
                changes.add(new Change(
                        name, now.reservedBytes - then.reservedBytes, now.committedBytes - then.committedBytes));
            }
        }
        changes.sort((a, b) -> Long.compare(b.committedBytes, a.committedBytes));
        return changes;
    }
}
