package dev.jvitals.diagnosis.live;

import dev.jvitals.base.Unit;
import dev.jvitals.diagnosis.FindingBuilder;
import dev.jvitals.diagnosis.Rule;
import dev.jvitals.diagnosis.Severity;
import dev.jvitals.diagnosis.Suspect;
import dev.jvitals.diagnosis.Threshold;
import dev.jvitals.diagnosis.Verdict;
import dev.jvitals.metrics.Sample;
import java.util.List;

/**
 * {@code oom-kill-risk}: the process is near the memory that its container or machine has, or climbs towards it. Nearness is
 * judged at any time, a climb once the JVM is warm.
 */
final class OomKillRiskRule implements Rule<LiveEvidence> {
    static final Threshold NEAR_SHARE = Threshold.of(
            "oom-kill-risk.near-share",
            0.85,
            Unit.SHARE,
            "Page cache is given back before anything is killed, but the last tenth goes in one burst of allocation.");

    static final Threshold CRITICAL_SHARE = Threshold.of(
            "oom-kill-risk.critical-share", 0.93, Unit.SHARE, "What is left then goes in one burst of allocation.");

    static final Threshold SOON_MINUTES = Threshold.of(
            "oom-kill-risk.soon-minutes",
            10,
            Unit.COUNT,
            "A climb that reaches the limit within so many minutes is a risk.");

    static final Threshold CLIMBING_FROM_SHARE = Threshold.of(
            "oom-kill-risk.climbing-from-share", 0.6, Unit.SHARE, "Below this a climb has room and time to level off.");

    private final boolean ofClimbs;

    private OomKillRiskRule(boolean ofClimbs) {
        this.ofClimbs = ofClimbs;
    }

    /** Whether it is near. */
    static OomKillRiskRule near() {
        return new OomKillRiskRule(false);
    }

    /** Whether it climbs there. */
    static OomKillRiskRule climbing() {
        return new OomKillRiskRule(true);
    }

    @Override
    public String id() {
        return "oom-kill-risk";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(NEAR_SHARE, CRITICAL_SHARE, SOON_MINUTES, CLIMBING_FROM_SHARE);
    }

    @Override
    public Verdict judge(LiveEvidence evidence) {
        List<Sample> resident = ResidentMemory.samples(evidence);
        double limit = evidence.target().memoryBytes();
        if (resident.isEmpty() || limit <= 0) {
            return new Verdict.NotSeen("resident memory or its limit is not known");
        }
        double now = resident.getLast().value();
        double share = now / limit;
        ClimbToLimit climb = ClimbToLimit.of(evidence);
        double minutes = climb.minutesUntil(limit);
        boolean risk = ofClimbs
                ? share >= CLIMBING_FROM_SHARE.value() && minutes <= SOON_MINUTES.value()
                : share >= NEAR_SHARE.value();
        return risk
                ? Verdict.found(finding(evidence, now, limit, climb, minutes).build())
                : Verdict.FINE;
    }

    private FindingBuilder finding(
            LiveEvidence evidence, double resident, double limit, ClimbToLimit climb, double minutes) {
        TargetFacts target = evidence.target();
        String whose = target.memoryLimitBytes() > 0 ? "its container's limit of " : "the machine's ";
        boolean critical = resident >= CRITICAL_SHARE.value() * limit || minutes <= SOON_MINUTES.value() / 2;
        FindingBuilder finding = new FindingBuilder(
                        id(),
                        critical ? Severity.CRITICAL : Severity.WARNING,
                        "The process takes " + Unit.BYTES.format(resident) + " of " + whose + Unit.BYTES.format(limit)
                                + (Double.isInfinite(minutes) || minutes <= 0
                                        ? "; at that limit the kernel kills it"
                                        : "; it gets there in " + Unit.SECONDS.format(minutes * 60)
                                                + ", and the kernel kills it"))
                .evidence(evidence.figure("resident memory", resident, Unit.BYTES, ResidentMemory.source(evidence)))
                .evidence(evidence.figure("limit", limit, Unit.BYTES, "control group, else the machine's memory"))
                .evidence(evidence.figure("headroom", limit - resident, Unit.BYTES, "limit less resident memory"))
                .why(
                        "The kernel does not refuse memory to a JVM: when the limit is reached it kills the process with SIGKILL,"
                                + " and no log line, no dump, no OutOfMemoryError tells of it.")
                .decisive(Ids.RESIDENT)
                .confidence("The figures are the kernel's. When it is killed depends on what else uses the memory.");
        evidence.last(Ids.SWAPPED)
                .ifPresent(swap -> finding.evidence(evidence.figure("swapped out", Ids.SWAPPED, swap)));
        climb.whole()
                .ifPresent(growth -> finding.evidence(evidence.figure(
                        "growth per minute", growth.whole().perMinute(), Unit.BYTES, ResidentMemory.source(evidence))));
        if (!Double.isNaN(climb.heapRoomBytes())) {
            finding.evidence(evidence.figure(
                    "heap that was never in use, which it may still take",
                    climb.heapRoomBytes(),
                    Unit.BYTES,
                    "heap.max less the highest heap.used so far"));
        }
        target.number("MaxHeapSize").ifPresent(max -> {
            finding.evidence(evidence.figure("MaxHeapSize", max, Unit.BYTES, target.sourceOf("MaxHeapSize")));
            if (max > limit) {
                finding.suspect(Suspect.Kind.FLAG, "MaxHeapSize", "allows a heap larger than the limit");
            }
        });
        return finding.advice("Leave room beside the heap: -Xmx" + (long) (limit * 0.7 / (1 << 20))
                        + "m, or -XX:MaxRAMPercentage=70")
                .advice("Or raise the container's memory limit")
                .advice("Keep a recording, so that its last minutes are known: jvitals watch " + target.pid()
                        + " --out before-the-kill.jvitals");
    }
}
