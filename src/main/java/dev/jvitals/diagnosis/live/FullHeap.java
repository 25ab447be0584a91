package dev.jvitals.diagnosis.live;

import dev.jvitals.base.Unit;
import dev.jvitals.diagnosis.FindingBuilder;
import dev.jvitals.diagnosis.Severity;
import dev.jvitals.diagnosis.Suspect;
import dev.jvitals.diagnosis.Threshold;
import dev.jvitals.metrics.Sample;
import java.util.List;
import java.util.Optional;

/**
 * A heap that stays full while collections run. It is all that shows of a JVM so short of memory that it answers nobody:
 * then only the counters in its shared file tell, and these have no figures of single collections for ZGC and Shenandoah.
 *
 * @param leastBytes the least in use in that time
 * @param mostBytes the most in use in that time
 * @param collections how many pauses of collections there were
 * @param stalls how many of them because a thread waited for memory
 * @param share of the time that these pauses stopped the application for; who waits for memory beside them is not in it
 */
record FullHeap(double leastBytes, double mostBytes, int collections, long stalls, double share) {
    static final Threshold SHARE = Threshold.of(
            "gc-thrash.always-full-share",
            0.98,
            Unit.SHARE,
            "Collectors begin before the heap is so full; to find it so each time, though they run, means that they free"
                    + " nothing.");

    /** So many looks and collections find it full by no chance. */
    private static final int SEVERAL = 10;

    private static final String WAITED_FOR_MEMORY = "Allocation Stall";

    /** Empty where it was not full all the time, or too few looks or collections were seen to tell. */
    static Optional<FullHeap> of(LiveEvidence evidence, double max) {
        List<Sample> used = evidence.lastSamples(Ids.HEAP_USED, GcLoad.LOOK_BACK_MILLIS).stream()
                .filter(sample -> !sample.isGap())
                .toList();
        if (used.size() < SEVERAL) {
            return Optional.empty();
        }
        double least = used.stream().mapToDouble(Sample::value).min().orElse(0);
        List<GcPause> collections = GcPause.in(evidence).stream()
                .filter(pause -> pause.atMillis() >= used.getFirst().atMillis() && !pause.isForALook())
                .toList();
        return least >= SHARE.value() * max && collections.size() >= SEVERAL
                ? Optional.of(new FullHeap(
                        least,
                        used.stream().mapToDouble(Sample::value).max().orElse(least),
                        collections.size(),
                        collections.stream()
                                .filter(pause -> pause.cause().equals(WAITED_FOR_MEMORY))
                                .count(),
                        GcLoad.of(evidence).share()))
                : Optional.empty();
    }

    FindingBuilder finding(String rule, LiveEvidence evidence, double max) {
        long pid = evidence.target().pid();
        TargetFacts.Flag flag = evidence.target().flag("MaxHeapSize");
        return new FindingBuilder(
                        rule,
                        Severity.CRITICAL,
                        "The heap of " + Unit.BYTES.format(max) + " has been full for the last half minute, though "
                                + Unit.COUNT.format((double) collections) + " pauses of collections were seen")
                .evidence(evidence.figure("least in use", leastBytes, Unit.BYTES, evidence.source(Ids.HEAP_USED)))
                .evidence(evidence.figure(
                        "reclaimed at the most (most in use less the least)",
                        mostBytes - leastBytes,
                        Unit.BYTES,
                        evidence.source(Ids.HEAP_USED)))
                .evidence(evidence.figure("share of time in collections", share, Unit.SHARE, Ids.GC_PAUSE))
                .evidence(evidence.figure("MaxHeapSize", Ids.HEAP_MAX, max))
                .evidence(
                        "origin of MaxHeapSize",
                        flag == null ? "unknown" : flag.origin(),
                        flag == null ? "the JVM's flags" : flag.source())
                .evidence(evidence.figure(
                        "memory of the machine or container",
                        evidence.target().memoryBytes(),
                        Unit.BYTES,
                        "operating system"))
                .evidence(evidence.figure("pauses in that time", (double) collections, Unit.COUNT, Ids.GC_PAUSE))
                .evidence(evidence.figure(
                        "of these because a thread waited for memory", (double) stalls, Unit.COUNT, Ids.GC_PAUSE))
                .suspect(Suspect.Kind.FLAG, "MaxHeapSize", "the heap is too small for what the program keeps")
                .why(
                        "What the program keeps fills the whole heap: threads wait for memory or get an OutOfMemoryError, and"
                                + " such a JVM may answer no tool any more.")
                .advice("Restart it with more room, and let it leave a heap dump should it fill up again:"
                        + " -XX:+HeapDumpOnOutOfMemoryError")
                .advice("If it still answers, see what it keeps: jvitals dump " + pid
                        + " --heap, then jvitals heap FILE")
                .decisive(Ids.HEAP_USED)
                .confidence(
                        "Sure that it is full each time it was looked at; what single collections freed is not known.");
    }
}
