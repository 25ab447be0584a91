package dev.jvitals.diagnosis.live;

import dev.jvitals.base.Unit;
import dev.jvitals.diagnosis.FindingBuilder;
import dev.jvitals.diagnosis.Rule;
import dev.jvitals.diagnosis.Severity;
import dev.jvitals.diagnosis.Threshold;
import dev.jvitals.diagnosis.Verdict;
import java.util.List;

/** {@code resident-growth}: resident memory grows because the heap is touched for the first time. No leak. */
final class ResidentGrowthRule implements Rule<LiveEvidence> {
    static final Threshold EXPLAINED_SHARE = Threshold.of(
            "resident-growth.explained-share",
            0.6,
            Unit.SHARE,
            "Where so much of the growth is heap being touched, that is what explains it.");

    @Override
    public String id() {
        return "resident-growth";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(EXPLAINED_SHARE);
    }

    @Override
    public Verdict judge(LiveEvidence evidence) {
        ResidentSplit split = ResidentSplit.of(evidence);
        if (!split.isKnown()) {
            return new Verdict.NotSeen("too few samples of resident memory and heap");
        }
        boolean explained =
                split.isNotable() && split.heapTouchedBytes() >= EXPLAINED_SHARE.value() * split.residentRiseBytes();
        return explained ? Verdict.found(finding(evidence, split).build()) : Verdict.FINE;
    }

    private FindingBuilder finding(LiveEvidence evidence, ResidentSplit split) {
        return split.describe(
                        evidence,
                        new FindingBuilder(
                                id(),
                                Severity.INFO,
                                "Resident memory grew by " + Unit.BYTES.format(split.residentRiseBytes())
                                        + ", of which "
                                        + Unit.BYTES.format(split.heapTouchedBytes())
                                        + " is committed heap being touched for the first time: not a leak"))
                .why(
                        "The system lends committed memory page by page as it is first touched. Until the collector has used all of"
                                + " the committed heap once, resident memory grows though the program keeps nothing.")
                .advice(
                        "To have it all at the start, and the container's figures flat: -XX:+AlwaysPreTouch with -Xms = -Xmx")
                .advice("To give it back when idle: a smaller -Xms, or ZGC or G1 with -XX:G1PeriodicGCInterval=60000")
                .decisive(Ids.RESIDENT)
                .confidence("Likely: the heap's highest use grew along with resident memory; it stops at "
                        + Unit.BYTES.format(split.heapCommittedBytes())
                        + " of committed heap plus what is outside it.");
    }
}
