package dev.jvitals.session.matrix;

import dev.jvitals.base.Unit;

/**
 * How short the machine was while an incident was looked at, by the matrix's own measurement: the share of time in which
 * some task waited, in the worst 20 seconds.
 *
 * @param cpuStalled tasks waited for a processor; NaN where the kernel does not tell
 * @param memoryStalled tasks waited for memory; NaN where the kernel does not tell
 * @param diskStalled tasks waited for input or output; NaN where the kernel does not tell
 * @param leastAvailable the smallest share of the memory that was available; NaN where the kernel does not tell
 */
public record Machine(double cpuStalled, double memoryStalled, double diskStalled, double leastAvailable) {
    /** From here on a finding that the machine is short of CPU or disk is true, whoever made it so. */
    private static final double WAITED = 0.3;

    /** Waits for memory are rare even where there is little: pages that come back from swap or from a dropped cache. */
    private static final double WAITED_FOR_MEMORY = 0.05;

    /** A little above the bound at which the rule speaks of it, since both look at different moments. */
    private static final double LITTLE_AVAILABLE = 0.05;

    /** Whether it is so that the machine is short of it, or whether nobody can tell here. */
    boolean isShortOf(String resource) {
        return switch (resource) {
            case "CPU" -> isUnknownOrAtLeast(cpuStalled, WAITED);
            case "memory" -> isUnknownOrAtLeast(memoryStalled, WAITED_FOR_MEMORY) || leastAvailable < LITTLE_AVAILABLE;
            case "disk" -> isUnknownOrAtLeast(diskStalled, WAITED);
            default -> false;
        };
    }

    /** Whether tasks are known to have waited for a processor: what nobody can tell excuses nothing. */
    boolean isKnownToLackCpu() {
        return cpuStalled >= WAITED;
    }

    private static boolean isUnknownOrAtLeast(double stalled, double bound) {
        return Double.isNaN(stalled) || stalled >= bound;
    }

    /** Why such a finding is no false accusation. */
    String words(String resource) {
        double stalled = stalled(resource);
        if (Double.isNaN(stalled)) {
            return "not checked: this kernel tells no pressure";
        }
        String waited = "true: tasks waited " + Unit.SHARE.format(stalled) + " of the time";
        return resource.equals("memory") ? waited + ", " + Unit.SHARE.format(leastAvailable) + " available" : waited;
    }

    private double stalled(String resource) {
        return switch (resource) {
            case "CPU" -> cpuStalled;
            case "memory" -> memoryStalled;
            default -> diskStalled;
        };
    }
}
