package dev.jvitals.target.hsperf;

import dev.jvitals.target.gc.CounterNames;
import dev.jvitals.target.gc.HeapLayout;
import dev.jvitals.target.gc.HeapLayout.Space;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The heap as hsperfdata tells it. From JDK 22 on, and always with G1, ZGC and Shenandoah, the used counters are those of
 * the last collection, as jstat shows them.
 */
public final class HeapCounters {
    /** G1 adds 8 bytes to each capacity so that no tool divides by zero (HotSpot's {@code pad_capacity}). */
    private static final long PADDING_MASK = ~0xFFFL;

    private record Pair(List<PerfCounter> used, List<PerfCounter> capacity) {}

    private final HeapLayout layout;
    private final Map<Space, Pair> spaces = new EnumMap<>(Space.class);
    private final @Nullable PerfCounter youngMax;
    private final @Nullable PerfCounter oldMax;

    /** Looks the counters up once; reading them later is cheap. */
    public HeapCounters(PerfFile file, String arguments) {
        layout = CounterNames.layout(file::text, arguments);
        for (Space space : layout.spaces()) {
            spaces.put(space, new Pair(counters(file, space, "used"), counters(file, space, "capacity")));
        }
        youngMax = file.counter("sun.gc.generation.0.maxCapacity");
        oldMax = file.counter("sun.gc.generation.1.maxCapacity");
    }

    private static List<PerfCounter> counters(PerfFile file, Space space, String figure) {
        String young = "sun.gc.generation.0.space.";
        Stream<String> prefixes = switch (space) {
            case EDEN, YOUNG -> Stream.of(young + "0.");
            case SURVIVOR -> Stream.of(young + "1.", young + "2.");
            case OLD, WHOLE -> Stream.of("sun.gc.generation.1.space.0.");
        };
        return prefixes.map(prefix -> file.counter(prefix + figure))
                .filter(Objects::nonNull)
                .toList();
    }

    public HeapLayout layout() {
        return layout;
    }

    /** Used bytes of one part, -1 where the counters leave it out. */
    public long usedBytes(Space space) {
        Pair pair = spaces.get(space);
        return pair == null ? -1 : sum(pair.used);
    }

    /** Committed bytes of one part, -1 where the counters leave it out. */
    public long committedBytes(Space space) {
        Pair pair = spaces.get(space);
        return pair == null ? -1 : layout.maxIsShared() ? sum(pair.capacity) & PADDING_MASK : sum(pair.capacity);
    }

    /** Used bytes of the whole heap, -1 where unknown. */
    public long usedBytes() {
        long total = spaces.isEmpty() ? -1 : 0;
        for (Space space : spaces.keySet()) {
            total += usedBytes(space);
        }
        return total;
    }

    /** Committed bytes of the whole heap, -1 where unknown. */
    public long committedBytes() {
        long total = spaces.isEmpty() ? -1 : 0;
        for (Space space : spaces.keySet()) {
            total += committedBytes(space);
        }
        return total;
    }

    /** What the heap may grow to: -Xmx, -1 where unknown. Generations that share the heap are not added up. */
    public long maxBytes() {
        long old = oldMax == null ? -1 : oldMax.read();
        if (layout.maxIsShared()) {
            return old < 0 ? -1 : old & PADDING_MASK;
        }
        return old < 0 || youngMax == null ? -1 : old + youngMax.read();
    }

    /** What one part may grow to, -1 where the counters do not say; for parts that share the heap, the whole of it. */
    public long maxBytes(Space space) {
        return switch (space) {
            case OLD, WHOLE -> oldMax == null ? -1 : layout.maxIsShared() ? maxBytes() : oldMax.read();
            case YOUNG -> maxBytes();
            case EDEN, SURVIVOR -> -1;
        };
    }

    private static long sum(List<PerfCounter> counters) {
        long total = 0;
        for (int i = 0; i < counters.size(); i++) {
            total += counters.get(i).read();
        }
        return counters.isEmpty() ? -1 : total;
    }
}
