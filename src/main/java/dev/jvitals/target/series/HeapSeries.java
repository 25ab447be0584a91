package dev.jvitals.target.series;

import dev.jvitals.base.Unit;
import dev.jvitals.metrics.Series;
import dev.jvitals.target.gc.HeapLayout.Space;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The Java heap. From JMX once attached; from hsperfdata, whose figures are those of the last collection, without. */
public final class HeapSeries {
    public static final Series USED = series(
            "heap.used",
            "Heap used",
            "JMX Memory.HeapMemoryUsage.used",
            "Objects in the heap, garbage not yet collected included. A saw-tooth is healthy; watch the level after collections.");
    public static final Series COMMITTED = series(
            "heap.committed",
            "Heap committed",
            "JMX Memory.HeapMemoryUsage.committed",
            "Heap that the operating system has granted; it may be untouched and not resident yet.");
    public static final Series MAX = series(
            "heap.max",
            "Heap limit",
            "JMX Memory.HeapMemoryUsage.max",
            "What the heap may grow to: -Xmx or its default.");
    public static final Series AFTER_GC = series(
            "heap.after.gc",
            "After collection",
            "JMX GarbageCollector.LastGcInfo",
            "Heap in use right after a collection. A floor that rises from one old collection to the next is a leak.");
    public static final Series ALLOCATION = new Series(
            "heap.allocation",
            "Allocation",
            Unit.BYTES_PER_SECOND,
            "JMX Threading.TotalThreadAllocatedBytes",
            "New objects in bytes per second, over all threads. It sets how often the young generation is collected.");
    public static final Series PROMOTION = new Series(
            "heap.promotion",
            "Promotion",
            Unit.BYTES_PER_SECOND,
            "JMX GarbageCollector.LastGcInfo",
            "Bytes per second that young collections moved to the old generation. Much of it fills the old generation soon.");
    public static final Series SURVIVOR_OVERFLOW = new Series(
            "heap.survivor.overflow",
            "Survivor overflow",
            Unit.BYTES,
            "hsperfdata sun.gc.generation.0.agetable",
            "Survivors of the last young collection beyond the desired survivor size: they are promoted too early. Zero is healthy.");

    private static final Map<Space, Series> SPACE_USED = new EnumMap<>(Space.class);
    private static final Map<Space, Series> SPACE_COMMITTED = new EnumMap<>(Space.class);
    private static final Map<Space, Series> SPACE_MAX = new EnumMap<>(Space.class);

    static {
        for (Space space : Space.values()) {
            String name = space.label();
            SPACE_USED.put(space, series("heap." + name + ".used", name, "JMX MemoryPool.Usage.used", space.meaning()));
            SPACE_COMMITTED.put(
                    space,
                    series(
                            "heap." + name + ".committed",
                            name + " committed",
                            "JMX MemoryPool.Usage.committed",
                            "What the collector gives this part at present."));
            SPACE_MAX.put(
                    space,
                    series(
                            "heap." + name + ".max",
                            name + " limit",
                            "JMX MemoryPool.Usage.max",
                            "What this part may grow to. With G1 and ZGC each may take the whole heap: never add them up."));
        }
    }

    private HeapSeries() {}

    /** Used bytes of one part of the heap. */
    public static Series used(Space space) {
        return known(SPACE_USED, space);
    }

    /** Committed bytes of one part of the heap. */
    public static Series committed(Space space) {
        return known(SPACE_COMMITTED, space);
    }

    /** What one part of the heap may grow to; for parts that share the heap, the whole of it. */
    public static Series max(Space space) {
        return known(SPACE_MAX, space);
    }

    /** The same figure, taken from the counters of a JVM that is not attached to. */
    static Series fromCounters(Series series) {
        return new Series(
                series.id(),
                series.label(),
                series.unit(),
                "hsperfdata sun.gc.generation, as of the last collection",
                series.meaning());
    }

    private static Series known(Map<Space, Series> bySpace, Space space) {
        Series series = bySpace.get(space);
        if (series == null) {
            throw new IllegalArgumentException(space.label());
        }
        return series;
    }

    private static Series series(String id, String label, String source, String meaning) {
        return new Series(id, label, Unit.BYTES, source, meaning);
    }

    static List<Series> all() {
        return Stream.of(
                        Stream.of(USED, COMMITTED, MAX, AFTER_GC, ALLOCATION, PROMOTION, SURVIVOR_OVERFLOW),
                        SPACE_USED.values().stream(),
                        SPACE_COMMITTED.values().stream(),
                        SPACE_MAX.values().stream())
                .flatMap(each -> each)
                .toList();
    }
}
