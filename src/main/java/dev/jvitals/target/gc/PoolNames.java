package dev.jvitals.target.gc;

import dev.jvitals.target.gc.HeapLayout.Space;
import org.jspecify.annotations.Nullable;

/** What the management beans call pools and collectors. Source: HotSpot 8 to 26, checked with real runs. */
public final class PoolNames {
    /** What the beans tell for a cause where HotSpot has none: of cycles, and of pauses within them. */
    public static final String NO_CAUSE = "No GC";

    private PoolNames() {}

    /** The part of the heap that a memory pool is; null for pools outside the heap. */
    public static @Nullable Space space(String pool) {
        if (pool.contains("Eden")) {
            return Space.EDEN;
        } else if (pool.contains("Survivor")) {
            return Space.SURVIVOR;
        } else if (pool.equals("ZHeap") || pool.equals("Shenandoah") || pool.equals("Epsilon Heap")) {
            return Space.WHOLE;
        } else if (pool.contains("Young Gen")) {
            return Space.YOUNG;
        } else if (pool.contains("Old Gen") || pool.contains("Tenured")) {
            return Space.OLD;
        }
        return null;
    }

    /** Whether the pool holds compiled code. */
    public static boolean isCode(String pool) {
        return pool.startsWith("CodeHeap") || pool.equals("Code Cache") || pool.equals("CodeCache");
    }

    /**
     * What the beans call a collector that the counters call otherwise, so that one collector has one name whoever tells its
     * pause. Source: the counters' names of HotSpot 8 to 26, in {@code src/test/resources/perf}.
     */
    public static String ofCounters(String name) {
        return switch (name) {
            case "G1 young collection pauses", "G1 incremental collections" -> "G1 Young Generation";
            case "G1 full collection pauses", "G1 stop-the-world full collections" -> "G1 Old Generation";
            case "Parallel young collection pauses", "PSScavenge" -> "PS Scavenge";
            case "Parallel full collection pauses", "PSParallelCompact" -> "PS MarkSweep";
            case "Serial young collection pauses" -> "Copy";
            case "Serial full collection pauses", "MSC" -> "MarkSweepCompact";
            case "PCopy" -> "ParNew";
            case "CMS", "CMS stop-the-world phases" -> "ConcurrentMarkSweep";
            default -> name;
        };
    }

    /**
     * Whether the beans tell a pause of that kind too. CMS tells its cycles as a whole and none of the stops within them; one
     * whose cause is lost may have been a full collection, which it does tell.
     *
     * @param action of {@link Pause#action}
     */
    public static boolean isToldByBeans(Collector collector, String action, String cause) {
        boolean isWithinCycle = collector == Collector.CMS && action.equals(Pause.PART) && !cause.isEmpty();
        return !hasTinyPauses(collector) && !isWithinCycle;
    }

    /**
     * Whether a collector bean tells concurrent work, which must never be drawn as a pause. That of CMS tells both its cycles
     * and its full collections, in which the application stands still: only these have a cause (seen with 8u504, 11.0.33).
     */
    public static boolean isConcurrent(String collectorBean, String cause) {
        return collectorBean.contains("Cycles")
                || collectorBean.equals("ZGC")
                || (collectorBean.equals("ConcurrentMarkSweep") && cause.equals(NO_CAUSE));
    }

    /** Whether the cycles of that bean leave the young generation alone: the heap after one holds new garbage too. */
    public static boolean leavesYoung(String collectorBean) {
        return collectorBean.equals("ConcurrentMarkSweep");
    }

    /** Whether the beans' pause times are worthless because they are whole milliseconds of sub-millisecond pauses. */
    public static boolean hasTinyPauses(Collector collector) {
        return collector == Collector.ZGC;
    }

    /** Which collector a set of collector beans belongs to. */
    public static Collector collector(Iterable<String> collectorBeans) {
        for (String bean : collectorBeans) {
            if (bean.startsWith("G1")) {
                return Collector.G1;
            } else if (bean.startsWith("ZGC")) {
                return Collector.ZGC;
            } else if (bean.startsWith("Shenandoah")) {
                return Collector.SHENANDOAH;
            } else if (bean.startsWith("PS ")) {
                return Collector.PARALLEL;
            } else if (bean.equals("ConcurrentMarkSweep") || bean.equals("ParNew")) {
                return Collector.CMS;
            } else if (bean.startsWith("Epsilon")) {
                return Collector.EPSILON;
            } else if (bean.equals("MarkSweepCompact")) {
                return Collector.SERIAL;
            }
        }
        return Collector.UNKNOWN;
    }
}
