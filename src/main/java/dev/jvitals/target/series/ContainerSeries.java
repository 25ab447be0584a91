package dev.jvitals.target.series;

import dev.jvitals.base.Unit;
import dev.jvitals.metrics.Series;
import java.util.List;

/** The control group (container) that the process lives in. */
public final class ContainerSeries {
    public static final Series MEMORY_LIMIT = new Series(
            "container.memory.limit",
            "Container limit",
            Unit.BYTES,
            "cgroup memory.max",
            "What the container may take before the kernel kills in it; absent where there is no limit.");
    public static final Series MEMORY_USED = new Series(
            "container.memory.used",
            "Container memory",
            Unit.BYTES,
            "cgroup memory.current",
            "What the container takes, page cache included.");
    public static final Series MEMORY_WORKING = new Series(
            "container.memory.working",
            "Container working set",
            Unit.BYTES,
            "cgroup memory.stat",
            "Used less inactive file pages: what orchestrators compare with the limit.");
    public static final Series OOM_KILLS = new Series(
            "container.oom.kills",
            "OOM kills",
            Unit.COUNT,
            "cgroup memory.events oom_kill",
            "Processes killed in this container for memory.");
    public static final Series CPU_LIMIT = new Series(
            "container.cpu.limit",
            "CPU limit",
            Unit.CORES,
            "cgroup cpu.max",
            "Cores that the container may use; absent where there is no limit.");
    public static final Series THROTTLED = new Series(
            "container.cpu.throttled",
            "Throttled",
            Unit.SHARE,
            "cgroup cpu.stat",
            "Share of time that the container was held back for having used up its CPU quota.");

    private ContainerSeries() {}

    static List<Series> all() {
        return List.of(MEMORY_LIMIT, MEMORY_USED, MEMORY_WORKING, OOM_KILLS, CPU_LIMIT, THROTTLED);
    }
}
