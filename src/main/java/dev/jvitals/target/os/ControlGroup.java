package dev.jvitals.target.os;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The control groups that a process lives in, version 1, 2 or both. Limits are the tightest of all groups above it.
 * Source: the kernel's cgroup-v2 and cgroup-v1 documentation.
 */
public final class ControlGroup {
    /** No limit: v1 writes a number near 2^63 rounded to pages. */
    private static final long UNLIMITED = 1L << 60;

    private static final String MOUNT = "/sys/fs/cgroup";

    private final boolean memoryIsV2;
    private final boolean cpuIsV2;
    private final List<Path> memory;
    private final List<Path> cpu;
    private final ProcFile file = new ProcFile();

    private ControlGroup(boolean memoryIsV2, List<Path> memory, boolean cpuIsV2, List<Path> cpu) {
        this.memoryIsV2 = memoryIsV2;
        this.memory = memory;
        this.cpuIsV2 = cpuIsV2;
        this.cpu = cpu;
    }

    /** Finds the groups; a few small reads. */
    public static ControlGroup of(long pid) throws IOException {
        List<Path> unified = List.of();
        List<Path> memory = List.of();
        List<Path> cpu = List.of();
        for (String line :
                new ProcFile().read("/proc/" + pid + "/cgroup").text().split("\n")) {
            String[] fields = line.split(":", 3);
            if (fields.length == 3 && fields[1].isEmpty()) {
                unified = upwards(existing(MOUNT + "/unified", MOUNT), fields[2]);
            } else if (fields.length == 3) {
                List<String> controllers = List.of(fields[1].split(","));
                memory = controllers.contains("memory") ? upwards(Path.of(MOUNT, "memory"), fields[2]) : memory;
                cpu = controllers.contains("cpu")
                        ? upwards(existing(MOUNT + "/cpu", MOUNT + "/cpu,cpuacct"), fields[2])
                        : cpu;
            }
        }
        return new ControlGroup(
                memory.isEmpty(), memory.isEmpty() ? unified : memory, cpu.isEmpty(), cpu.isEmpty() ? unified : cpu);
    }

    private static Path existing(String first, String otherwise) {
        return Files.isDirectory(Path.of(first)) ? Path.of(first) : Path.of(otherwise);
    }

    /** The group and those above it, the innermost first; paths outside of what we can see are left out. */
    private static List<Path> upwards(Path mount, String group) {
        List<Path> groups = new ArrayList<>();
        Path at = mount.resolve(group.substring(1)).normalize();
        while (at != null && at.startsWith(mount)) {
            if (Files.isDirectory(at)) {
                groups.add(at);
            }
            at = at.getParent();
        }
        return groups;
    }

    /** What the container may take, -1 where there is no limit. */
    public long memoryLimitBytes() {
        long limit = Long.MAX_VALUE;
        for (Path group : memory) {
            limit = Math.min(limit, number(group, memoryIsV2 ? "memory.max" : "memory.limit_in_bytes", Long.MAX_VALUE));
        }
        return limit >= UNLIMITED ? -1 : limit;
    }

    /** What the container takes, page cache included, -1 where unknown. */
    public long memoryUsedBytes() {
        return memory.isEmpty()
                ? -1
                : number(memory.getFirst(), memoryIsV2 ? "memory.current" : "memory.usage_in_bytes", -1);
    }

    /** File pages that the kernel would give back first. */
    public long inactiveFileBytes() {
        return memory.isEmpty()
                ? 0
                : keyed(memory.getFirst(), "memory.stat", memoryIsV2 ? "inactive_file " : "total_inactive_file ", 0);
    }

    /** Processes of this container killed for memory so far, -1 where unknown. */
    public long oomKills() {
        return memory.isEmpty()
                ? -1
                : keyed(memory.getFirst(), memoryIsV2 ? "memory.events" : "memory.oom_control", "oom_kill ", -1);
    }

    /** Cores that the container may use, NaN where there is no limit. */
    public double cpuLimitCores() {
        double limit = Double.NaN;
        for (Path group : cpu) {
            double cores = quota(group);
            limit = Double.isNaN(limit) || cores < limit ? cores : limit;
        }
        return limit;
    }

    private double quota(Path group) {
        if (cpuIsV2) {
            ProcFile max = file.readOrNull(group + "/cpu.max");
            long quota = max == null ? -1 : max.nextLong(-1);
            return quota < 0 || max == null ? Double.NaN : quota / (double) Math.max(1, max.nextLong(1));
        }
        long quota = number(group, "cpu.cfs_quota_us", -1);
        return quota < 0 ? Double.NaN : quota / (double) Math.max(1, number(group, "cpu.cfs_period_us", 1));
    }

    /** Time that the container was held back so far, -1 where unknown. */
    public long throttledNanos() {
        if (cpu.isEmpty()) {
            return -1;
        } else if (cpuIsV2) {
            long micros = keyed(cpu.getFirst(), "cpu.stat", "throttled_usec ", -1);
            return micros < 0 ? -1 : micros * 1_000;
        }
        return keyed(cpu.getFirst(), "cpu.stat", "throttled_time ", -1);
    }

    private long number(Path group, String name, long absent) {
        ProcFile value = file.readOrNull(group + "/" + name);
        return value == null ? absent : value.nextLong(absent);
    }

    private long keyed(Path group, String name, String key, long absent) {
        @Nullable ProcFile value = file.readOrNull(group + "/" + name);
        return value == null ? absent : value.number(key, absent);
    }
}
