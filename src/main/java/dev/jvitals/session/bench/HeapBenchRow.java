package dev.jvitals.session.bench;

import java.util.List;

/**
 * One process that opened a dump.
 *
 * @param what what was run, in words
 * @param dumpBytes the dump's size
 * @param heapLimit its {@code -Xmx}
 * @param wallSeconds from its start to its end
 * @param cpuSeconds of all its threads, user and system, from start to end
 * @param peakResidentBytes the most memory it had, mapped files included
 * @param indexBytes what the index takes, 0 without one
 * @param phases what it was at, in order; empty where it does not tell
 */
public record HeapBenchRow(
        String what,
        long dumpBytes,
        String heapLimit,
        double wallSeconds,
        double cpuSeconds,
        long peakResidentBytes,
        long indexBytes,
        List<Phase> phases) {
    /** A part of the work. */
    public record Phase(String name, double wallSeconds, double cpuSeconds) {}

    public HeapBenchRow {
        phases = List.copyOf(phases);
    }
}
