package dev.jvitals.diagnosis.live;

import dev.jvitals.base.Unit;
import dev.jvitals.diagnosis.Commands;
import dev.jvitals.diagnosis.FindingBuilder;
import dev.jvitals.diagnosis.Severity;
import dev.jvitals.diagnosis.Suspect;
import dev.jvitals.diagnosis.Threshold;
import dev.jvitals.metrics.Sample;
import java.util.List;
import java.util.Optional;

/**
 * A heap that stays full while collections run, judged without what single collections left. It is all that shows of a JVM so
 * short of memory that it answers nobody: then only the counters in its shared file tell, and these have no figures of single
 * collections for ZGC and Shenandoah.
 *
 * @param leastBytes the least in use in that time
 * @param mostBytes the most in use in that time
 * @param collections how many there were: pauses that were seen or, where these cannot be told, what Shenandoah counted
 * @param collectionsFrom who told how many
 * @param stalls how many pauses there were because a thread waited for memory
 * @param share of the time that the application was stopped for; who waits for memory beside it is not in it
 * @param shareFrom who told the share
 */
record FullHeap(
        double leastBytes,
        double mostBytes,
        long collections,
        String collectionsFrom,
        long stalls,
        double share,
        String shareFrom) {
    static final Threshold SHARE = Threshold.of(
            "gc-thrash.always-full-share",
            0.98,
            Unit.SHARE,
            "Collectors begin before the heap is so full; to find it so each time, though they run, means that they free"
                    + " nothing.");

    static final Threshold BUSY_FULL_SHARE = Threshold.of(
            "gc-thrash.busy-always-full-share",
            0.9,
            Unit.SHARE,
            "Where collections stop the application most of the time and the heap is never found emptier than this, they"
                    + " free next to nothing.");

    /** So many looks find it full by no chance, and so many collections do where they stop nobody for long. */
    private static final int MANY = 10;

    private static final String WAITED_FOR_MEMORY = "Allocation Stall";

    /**
     * Empty where it was not full all the time, where collections are known to have left room, or where too few looks or
     * collections were seen to tell.
     */
    static Optional<FullHeap> of(LiveEvidence evidence, GcLoad load, double max) {
        List<Sample> used = evidence.lastSamples(Ids.HEAP_USED, GcLoad.LOOK_BACK_MILLIS);
        double least = used.stream().mapToDouble(Sample::value).min().orElse(0);
        double full = BUSY_FULL_SHARE.value() * max;
        if (used.size() < MANY || !(least >= full) || load.medianFloorBytes() < full) {
            return Optional.empty();
        }
        List<GcPause> pauses = GcPause.in(evidence).stream()
                .filter(pause -> pause.atMillis() >= used.getFirst().atMillis() && !pause.isForALook())
                .toList();
        double most = used.stream().mapToDouble(Sample::value).max().orElse(least);
        long stalls = pauses.stream()
                .filter(pause -> pause.cause().equals(WAITED_FOR_MEMORY))
                .count();
        boolean alwaysFull = pauses.size() >= MANY && least >= SHARE.value() * max;
        if (alwaysFull) {
            return Optional.of(
                    new FullHeap(least, most, pauses.size(), Ids.GC_PAUSE, stalls, load.share(), Ids.GC_PAUSE));
        }
        Stops stops = Stops.of(evidence);
        long counted = counted(evidence);
        return stops.shareWithoutLongest() >= GcThrashRule.BUSY_SHARE.value() && counted >= GcThrashRule.SEVERAL
                ? Optional.of(new FullHeap(
                        least,
                        most,
                        counted,
                        evidence.source(Ids.GC_CYCLES),
                        stalls,
                        stops.share(),
                        evidence.source(Ids.SAFEPOINT_SHARE)))
                : Optional.empty();
    }

    /** Shenandoah's collections in that time, by its own count; for other collectors the pauses tell more. */
    private static long counted(LiveEvidence evidence) {
        List<Sample> cycles = evidence.lastSamples(Ids.GC_CYCLES, GcLoad.LOOK_BACK_MILLIS);
        return cycles.isEmpty()
                ? 0
                : (long) (cycles.getLast().value() - cycles.getFirst().value());
    }

    /**
     * Time at safepoints, which are all that is known of Shenandoah's pauses.
     *
     * @param share of the time
     * @param shareWithoutLongest the same without the longest stop that ended or the one that may be under way: one long
     *     stop, for a heap dump perhaps, is no load
     */
    private record Stops(double share, double shareWithoutLongest) {
        static Stops of(LiveEvidence evidence) {
            List<Sample> shares = evidence.lastSamples(Ids.SAFEPOINT_SHARE, GcLoad.LOOK_BACK_MILLIS);
            if (shares.size() < 2) {
                return new Stops(0, 0);
            }
            double total = 0;
            for (int i = 1; i < shares.size(); i++) {
                total += shares.get(i).value()
                        * (shares.get(i).atMillis() - shares.get(i - 1).atMillis());
            }
            long from = shares.getFirst().atMillis();
            long to = shares.getLast().atMillis();
            List<Sample> ended = evidence.lastSamples(Ids.SAFEPOINT_STOP, GcLoad.LOOK_BACK_MILLIS);
            double longest = ended.stream().mapToDouble(Sample::value).max().orElse(0) / 1e6;
            double underWay = to - (ended.isEmpty() ? from : ended.getLast().atMillis());
            double range = Math.max(1, to - from);
            return new Stops(Math.min(1, total / range), Math.max(0, total - Math.max(longest, underWay)) / range);
        }
    }

    private boolean isCounted() {
        return !shareFrom.equals(Ids.GC_PAUSE);
    }

    FindingBuilder finding(String rule, LiveEvidence evidence, double max) {
        long pid = evidence.target().pid();
        TargetFacts.Flag flag = evidence.target().flag("MaxHeapSize");
        return new FindingBuilder(
                        rule,
                        isCounted() && share < GcThrashRule.CRITICAL_SHARE.value()
                                ? Severity.WARNING
                                : Severity.CRITICAL,
                        summary(max))
                .evidence(evidence.figure("least in use", leastBytes, Unit.BYTES, evidence.source(Ids.HEAP_USED)))
                .evidence(evidence.figure(
                        "reclaimed at the most (most in use less the least)",
                        mostBytes - leastBytes,
                        Unit.BYTES,
                        evidence.source(Ids.HEAP_USED)))
                .evidence(evidence.figure("share of time in collections", share, Unit.SHARE, shareFrom))
                .evidence(evidence.figure("MaxHeapSize", Ids.HEAP_MAX, max))
                .evidence(
                        "origin of MaxHeapSize",
                        flag == null ? "unknown" : flag.origin(),
                        evidence.target().sourceOf("MaxHeapSize"))
                .evidence(evidence.figure(
                        "memory of the machine or container",
                        evidence.target().memoryBytes(),
                        Unit.BYTES,
                        "operating system"))
                .evidence(
                        evidence.figure("collections in that time", (double) collections, Unit.COUNT, collectionsFrom))
                .evidence(evidence.figure(
                        "pauses because a thread waited for memory", (double) stalls, Unit.COUNT, Ids.GC_PAUSE))
                .suspect(Suspect.Kind.FLAG, "MaxHeapSize", "the heap is too small for what the program keeps")
                .why(
                        "What the program keeps fills the whole heap: threads wait for memory or get an OutOfMemoryError, and"
                                + " such a JVM may answer no tool any more.")
                .advice("Restart it with more room, and let it leave a heap dump should it fill up again:"
                        + " -XX:+HeapDumpOnOutOfMemoryError")
                .advice("If it still answers, see what it keeps: " + Commands.heapDump(pid, ""))
                .decisive(Ids.HEAP_USED)
                .confidence(
                        "Sure that it is full each time it was looked at; what single collections freed is not known.");
    }

    private String summary(double max) {
        return isCounted()
                ? "The application stood still for " + Unit.SHARE.format(share)
                        + " of the time in the last half minute while collections ran, and the heap of "
                        + Unit.BYTES.format(max) + " was never found with less than " + Unit.BYTES.format(leastBytes)
                        + " in use"
                : "The heap of " + Unit.BYTES.format(max) + " has been full for the last half minute, though "
                        + Unit.COUNT.format((double) collections) + " pauses of collections were seen";
    }
}
