package dev.jvitals.target.nmt;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One answer of {@code VM.native_memory}: a summary, or the difference to a baseline.
 *
 * @param pid the process, empty where the text does not begin with it
 * @param total of all categories
 * @param categories in HotSpot's order
 * @param callSites where memory was allocated, of {@code detail}; empty else
 * @param hasBaseline whether the text itself tells growth
 */
public record NativeMemoryReport(
        String pid, Category total, List<Category> categories, List<CallSite> callSites, boolean hasBaseline) {
    public NativeMemoryReport {
        categories = List.copyOf(categories);
        callSites = List.copyOf(callSites);
    }

    /**
     * A part of the JVM's memory.
     *
     * @param reservedBytes address space set aside
     * @param committedBytes granted by the system
     * @param reservedGrowthBytes since the baseline, null where there is none
     * @param committedGrowthBytes since the baseline, null where there is none
     * @param details HotSpot's own lines on it: threads, classes, malloc, mmap, peaks
     */
    public record Category(
            String name,
            long reservedBytes,
            long committedBytes,
            @Nullable Long reservedGrowthBytes,
            @Nullable Long committedGrowthBytes,
            List<String> details) {
        public Category {
            details = List.copyOf(details);
        }

        /** A count in its details: {@code threads #1529} gives 1529 for {@code threads}. */
        public Optional<Long> count(String what) {
            return details.stream()
                    .flatMap(line -> java.util.regex.Pattern.compile(what + "s? #(\\d{1,12})")
                            .matcher(line)
                            .results())
                    .map(match -> Long.parseLong(match.group(1)))
                    .findFirst();
        }
    }

    /**
     * Where memory was allocated.
     *
     * @param frames innermost first
     * @param bytes allocated there and not freed
     * @param growthBytes since the baseline, null where there is none
     * @param category of the memory, empty where not told
     */
    public record CallSite(
            List<String> frames, long bytes, @Nullable Long growthBytes, String category) {
        public CallSite {
            frames = List.copyOf(frames);
        }
    }

    public Optional<Category> category(String name) {
        return categories.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    /** This answer, its growth counted from an earlier one of the same process. */
    public NativeMemoryReport since(NativeMemoryReport earlier) {
        return new NativeMemoryReport(
                pid,
                since(total, earlier.total),
                categories.stream()
                        .map(now -> since(
                                now,
                                earlier.category(now.name())
                                        .orElse(new Category(now.name(), 0, 0, null, null, List.of()))))
                        .toList(),
                callSites,
                true);
    }

    private static Category since(Category now, Category then) {
        return new Category(
                now.name,
                now.reservedBytes,
                now.committedBytes,
                now.reservedBytes - then.reservedBytes,
                now.committedBytes - then.committedBytes,
                now.details);
    }
}
