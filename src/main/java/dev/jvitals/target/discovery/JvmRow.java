package dev.jvitals.target.discovery;

import dev.jvitals.target.gc.Collector;
import org.jspecify.annotations.Nullable;

/**
 * One JVM in the list, at one moment. Numbers are -1, and shares NaN, where they cannot be known.
 *
 * @param pid as seen here
 * @param namespacePid as the JVM itself sees it, inside its container
 * @param mainClass main class, jar or module, without arguments
 * @param jvmVersion for example {@code 17.0.15+6}; null where unknown
 * @param jvmName for example {@code OpenJDK 64-Bit Server VM}; null where unknown
 * @param user whose it is
 * @param startMillis when it started, since the epoch
 * @param atMillis when these figures were true
 * @param collector its garbage collector
 * @param collectorMode {@code generational} or {@code single generation} where it has both
 * @param heapUsedBytes as of the last collection where the JVM updates its counters only then
 * @param heapCommittedBytes of the heap
 * @param heapMaxBytes -Xmx
 * @param threads live threads
 * @param residentBytes physical memory
 * @param cpuCores processor cores kept busy since the last scan, at the first since its start
 * @param gcShare share of time in collection pauses since the last scan, at the first since its start
 * @param containerId the container it runs in, null where none is known
 * @param access how far it lets itself be looked at
 */
public record JvmRow(
        long pid,
        long namespacePid,
        String mainClass,
        @Nullable String jvmVersion,
        @Nullable String jvmName,
        String user,
        long startMillis,
        long atMillis,
        Collector collector,
        @Nullable String collectorMode,
        long heapUsedBytes,
        long heapCommittedBytes,
        long heapMaxBytes,
        long threads,
        long residentBytes,
        double cpuCores,
        double gcShare,
        @Nullable String containerId,
        Access access) {

    /** The class or jar without its package or folder. */
    public static String shortName(String mainClass) {
        String last = mainClass.substring(mainClass.lastIndexOf('/') + 1);
        return last.endsWith(".jar") ? last : last.substring(last.lastIndexOf('.') + 1);
    }

    public long uptimeMillis() {
        return Math.max(0, atMillis - startMillis);
    }
}
