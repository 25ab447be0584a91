package dev.jvitals.diagnosis.live;

import dev.jvitals.base.Unit;
import dev.jvitals.diagnosis.Commands;
import dev.jvitals.diagnosis.FindingBuilder;
import dev.jvitals.diagnosis.Rule;
import dev.jvitals.diagnosis.Severity;
import dev.jvitals.diagnosis.Suspect;
import dev.jvitals.diagnosis.Threshold;
import dev.jvitals.diagnosis.Verdict;
import java.util.List;
import java.util.Optional;

/** {@code gc-thrash}: the collector runs most of the time and gets little back. */
final class GcThrashRule implements Rule<LiveEvidence> {
    static final Threshold BUSY_SHARE = Threshold.of(
            "gc-thrash.busy-share",
            0.25,
            Unit.SHARE,
            "Tuned servers spend under 5 % in pauses; at a quarter the users have long noticed.");

    static final Threshold CRITICAL_SHARE = Threshold.of(
            "gc-thrash.critical-share", 0.5, Unit.SHARE, "From here on the application does less than the collector.");

    static final Threshold FULL_SHARE = Threshold.of(
            "gc-thrash.full-share",
            0.8,
            Unit.SHARE,
            "A heap that stays so full after its collections has no room to work in.");

    static final Threshold FUTILE_SHARE = Threshold.of(
            "gc-thrash.futile-share",
            0.1,
            Unit.SHARE,
            "Where collections of the whole heap free less than this of it, it is too full, though a part may never be"
                    + " used: Parallel and Serial keep a third for young objects.");

    static final Threshold TIGHT_SHARE = Threshold.of(
            "gc-thrash.tight-share",
            0.6,
            Unit.SHARE,
            "In a heap that is emptier than this, collections free little because there is little to free.");

    /** So many collections of the whole heap free little by no chance. */
    static final int SEVERAL = 3;

    @Override
    public String id() {
        return "gc-thrash";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(
                BUSY_SHARE,
                CRITICAL_SHARE,
                FULL_SHARE,
                FUTILE_SHARE,
                TIGHT_SHARE,
                FullHeap.SHARE,
                FullHeap.BUSY_FULL_SHARE);
    }

    @Override
    public Verdict judge(LiveEvidence evidence) {
        GcLoad load = GcLoad.of(evidence);
        double max = evidence.last(Ids.HEAP_MAX).orElse(Double.NaN);
        if (thrashes(load, max)) {
            return Verdict.found(finding(evidence, load, max).build());
        }
        Optional<FullHeap> full = FullHeap.of(evidence, load, max);
        if (full.isPresent()) {
            return Verdict.found(full.get().finding(id(), evidence, max).build());
        }
        return Double.isNaN(load.medianFloorBytes()) || Double.isNaN(max)
                ? new Verdict.NotSeen("no collection with its figures was seen in the last "
                        + Unit.MILLIS.format(GcLoad.LOOK_BACK_MILLIS))
                : Verdict.FINE;
    }

    /** Whether collections take much of the time and leave no room in a heap of so many usable bytes. */
    static boolean thrashes(GcLoad load, double max) {
        double floor = load.medianFloorBytes();
        boolean futile = load.whole() >= SEVERAL && load.medianReclaimedBytes() <= FUTILE_SHARE.value() * max;
        return load.share() >= BUSY_SHARE.value()
                && (floor >= FULL_SHARE.value() * max || (futile && floor >= TIGHT_SHARE.value() * max));
    }

    private FindingBuilder finding(LiveEvidence evidence, GcLoad load, double max) {
        TargetFacts target = evidence.target();
        TargetFacts.Flag flag = target.flag("MaxHeapSize");
        String origin = flag == null ? "unknown" : flag.origin();
        return new FindingBuilder(
                        id(),
                        load.share() >= CRITICAL_SHARE.value() ? Severity.CRITICAL : Severity.WARNING,
                        "The collector stopped the application for " + Unit.SHARE.format(load.share())
                                + " of the last half minute, and each collection " + effect(load)
                                + " of the heap of " + Unit.BYTES.format(max))
                .evidence(evidence.figure("share of time in collections", load.share(), Unit.SHARE, Ids.GC_PAUSE))
                .evidence(evidence.figure("collections in that time", load.collections(), Unit.COUNT, Ids.GC_PAUSE))
                .evidence(evidence.figure(
                        "reclaimed by a collection, median", load.medianReclaimedBytes(), Unit.BYTES, Ids.GC_PAUSE))
                .evidence(evidence.figure(
                        "left by a collection, median", load.medianFloorBytes(), Unit.BYTES, Ids.GC_PAUSE))
                .evidence(evidence.figure("MaxHeapSize", max, Unit.BYTES, Ids.HEAP_MAX))
                .evidence("origin of MaxHeapSize", origin, target.sourceOf("MaxHeapSize"))
                .evidence(evidence.figure(
                        "memory of the machine or container", target.memoryBytes(), Unit.BYTES, "operating system"))
                .suspect(Suspect.Kind.FLAG, "MaxHeapSize", "the heap is too small for what the program keeps")
                .why(
                        "What the program keeps fills nearly the whole heap, so each collection frees room for moments only.")
                .advice("If it keeps what it needs, give it room: -Xmx" + suggestedMegabytes(load) + "m")
                .advice("See what it keeps: " + Commands.heapDump(target.pid(), ""))
                .decisive(Ids.GC_SHARE)
                .confidence("Certain: summed over the pauses that the JVM reported.");
    }

    /** The shared counters, before the JVM answers, tell what a collection left, but not what was there before it. */
    private static String effect(GcLoad load) {
        return Double.isNaN(load.medianReclaimedBytes())
                ? "leaves about " + Unit.BYTES.format(load.medianFloorBytes())
                : "frees only about " + Unit.BYTES.format(load.medianReclaimedBytes());
    }

    /** Twice what it keeps is the customary room for a collector to work in. */
    static long suggestedMegabytes(GcLoad load) {
        return (long) Math.ceil(2 * load.medianFloorBytes() / (1024 * 1024) / 64) * 64;
    }
}
