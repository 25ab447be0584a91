package dev.jvitals.diagnosis.live;

import dev.jvitals.base.Unit;
import dev.jvitals.diagnosis.FindingBuilder;
import dev.jvitals.diagnosis.Rule;
import dev.jvitals.diagnosis.Severity;
import dev.jvitals.diagnosis.Suspect;
import dev.jvitals.diagnosis.Verdict;
import dev.jvitals.diagnosis.trend.Trend;
import java.util.Optional;
import java.util.OptionalDouble;

/** {@code oom-kill-risk}: the process comes near the memory that its container or machine has. */
final class OomKillRiskRule implements Rule<LiveEvidence> {
    /** Page cache is given back before anything is killed, but the last tenth goes in one burst of allocation. */
    static final double NEAR_SHARE = 0.85;

    static final double CRITICAL_SHARE = 0.93;

    /** A climb that reaches the limit within so many minutes is a risk from half of the limit on. */
    static final double SOON_MINUTES = 10;

    static final double CLIMBING_FROM_SHARE = 0.6;

    @Override
    public String id() {
        return "oom-kill-risk";
    }

    @Override
    public Verdict judge(LiveEvidence evidence) {
        OptionalDouble resident = evidence.last(Ids.RESIDENT);
        double limit = evidence.target().memoryBytes();
        if (resident.isEmpty() || limit <= 0) {
            return new Verdict.NotSeen("resident memory or its limit is not known");
        }
        double share = resident.getAsDouble() / limit;
        Optional<Trend> climb = evidence.trend(Ids.RESIDENT).filter(Trend::rises);
        double minutes = climb.map(trend -> trend.minutesUntil(limit)).orElse(Double.POSITIVE_INFINITY);
        boolean risk = share >= NEAR_SHARE || (share >= CLIMBING_FROM_SHARE && minutes <= SOON_MINUTES);
        return risk
                ? Verdict.found(finding(evidence, resident.getAsDouble(), limit, climb, minutes)
                        .build())
                : Verdict.FINE;
    }

    private FindingBuilder finding(
            LiveEvidence evidence, double resident, double limit, Optional<Trend> climb, double minutes) {
        TargetFacts target = evidence.target();
        String whose = target.memoryLimitBytes() > 0 ? "its container's limit of " : "the machine's ";
        boolean critical = resident >= CRITICAL_SHARE * limit || minutes <= SOON_MINUTES / 2;
        FindingBuilder finding = new FindingBuilder(
                        id(),
                        critical ? Severity.CRITICAL : Severity.WARNING,
                        "The process has " + Unit.BYTES.format(resident) + " of " + whose + Unit.BYTES.format(limit)
                                + (Double.isInfinite(minutes)
                                        ? ""
                                        : " and reaches it in " + Unit.SECONDS.format(minutes * 60)))
                .evidence(evidence.figure("resident memory", Ids.RESIDENT, resident))
                .evidence(evidence.figure("limit", limit, Unit.BYTES, "control group, else the machine's memory"))
                .evidence(evidence.figure("headroom", limit - resident, Unit.BYTES, "limit less resident memory"))
                .why(
                        "The kernel does not refuse memory to a JVM: when the limit is reached it kills the process with SIGKILL,"
                                + " and no log line, no dump, no OutOfMemoryError tells of it.")
                .decisive(Ids.RESIDENT)
                .confidence("The figures are the kernel's. When it is killed depends on what else uses the memory.");
        evidence.last(Ids.SWAPPED)
                .ifPresent(swap -> finding.evidence(evidence.figure("swapped out", Ids.SWAPPED, swap)));
        climb.ifPresent(trend -> finding.evidence(
                evidence.figure("growth per minute", trend.perMinute(), Unit.BYTES, evidence.source(Ids.RESIDENT))));
        target.number("MaxHeapSize").ifPresent(max -> {
            finding.evidence(evidence.figure("MaxHeapSize", max, Unit.BYTES, "the JVM's flags"));
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
