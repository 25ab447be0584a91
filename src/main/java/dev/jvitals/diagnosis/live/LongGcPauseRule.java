package dev.jvitals.diagnosis.live;

import dev.jvitals.base.Unit;
import dev.jvitals.diagnosis.FindingBuilder;
import dev.jvitals.diagnosis.Rule;
import dev.jvitals.diagnosis.Severity;
import dev.jvitals.diagnosis.Suspect;
import dev.jvitals.diagnosis.Threshold;
import dev.jvitals.diagnosis.Verdict;
import java.util.Comparator;
import java.util.List;

/** {@code long-gc-pause}: collections stop the application so long that people notice. */
final class LongGcPauseRule implements Rule<LiveEvidence> {
    static final Threshold NOTICED_MILLIS = Threshold.of(
            "long-gc-pause.noticed",
            1_000,
            Unit.MILLIS,
            "A second is what people notice as a break (Nielsen's limit for an unbroken train of thought).");

    static final Threshold OUTAGE_MILLIS = Threshold.of(
            "long-gc-pause.outage",
            5_000,
            Unit.MILLIS,
            "Five seconds is where common health checks and connection timeouts give the server up.");

    static final Threshold OUTAGE_SHARE = Threshold.of(
            "long-gc-pause.outage-share",
            0.2,
            Unit.SHARE,
            "One long pause in a range may be an accident; such a share of the time is not.");

    @Override
    public String id() {
        return "long-gc-pause";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(NOTICED_MILLIS, OUTAGE_MILLIS, OUTAGE_SHARE);
    }

    @Override
    public Verdict judge(LiveEvidence evidence) {
        List<GcPause> pauses = GcPause.in(evidence);
        List<GcPause> noticed = pauses.stream()
                .filter(pause -> pause.pauseMillis() >= NOTICED_MILLIS.value())
                .toList();
        if (noticed.isEmpty()) {
            return pauses.isEmpty() && evidence.samples(Ids.GC_SHARE).isEmpty()
                    ? new Verdict.NotSeen("no collection was seen")
                    : Verdict.FINE;
        }
        return Verdict.found(finding(evidence, noticed).build());
    }

    private FindingBuilder finding(LiveEvidence evidence, List<GcPause> noticed) {
        GcPause longest = noticed.stream()
                .max(Comparator.comparingDouble(GcPause::pauseMillis))
                .orElseThrow();
        double stopped = noticed.stream().mapToDouble(GcPause::pauseMillis).sum() / (evidence.minutes() * 60_000);
        Severity severity = longest.pauseMillis() >= OUTAGE_MILLIS.value() || stopped >= OUTAGE_SHARE.value()
                ? Severity.CRITICAL
                : Severity.WARNING;
        String collector = evidence.collector();
        String pause = Unit.MILLIS.format(longest.pauseMillis());
        FindingBuilder finding = new FindingBuilder(
                        id(),
                        severity,
                        "The " + collector + " collector stopped the application for " + pause + " (" + longest.cause()
                                + "), " + noticed.size() + " times for more than a second")
                .evidence(evidence.figure("longest pause", longest.pauseMillis(), Unit.MILLIS, Ids.GC_PAUSE))
                .evidence("its cause", longest.cause(), Ids.GC_PAUSE)
                .evidence(evidence.figure("pauses over 1 s", noticed.size(), Unit.COUNT, Ids.GC_PAUSE))
                .evidence(evidence.figure("share of time stopped by them", stopped, Unit.SHARE, Ids.GC_PAUSE))
                .evidence("collector", collector, "the JVM's flags")
                .suspect(Suspect.Kind.COLLECTOR, collector, "its pauses grow with the heap it has to go through")
                .why(
                        "This collector stops all threads for the whole of an old collection; the more objects are in use, the"
                                + " longer.")
                .decisive(Ids.GC_PAUSE)
                .confidence("Certain: each pause was reported by the JVM itself.");
        if (!Double.isNaN(longest.beforeBytes())) {
            finding.evidence(evidence.figure(
                    "share of the heap it reclaimed",
                    longest.reclaimedBytes() / Math.max(1, longest.beforeBytes()),
                    Unit.SHARE,
                    Ids.GC_PAUSE));
        }
        evidence.target()
                .number("MaxHeapSize")
                .ifPresent(max -> finding.evidence(evidence.figure("MaxHeapSize", max, Unit.BYTES, "the JVM's flags")));
        advise(finding, evidence, longest);
        return finding;
    }

    private static void advise(FindingBuilder finding, LiveEvidence evidence, GcPause longest) {
        if (longest.isExplicit()) {
            finding.advice(
                    "The program asked for this collection: see explicit-gc, or let it run beside the application:"
                            + " -XX:+ExplicitGCInvokesConcurrent");
        }
        switch (evidence.collector()) {
            case "ZGC", "Shenandoah" ->
                finding.advice("This collector should pause for milliseconds: look for swapping and"
                        + " for a machine short of CPU in the host view.");
            case "G1" ->
                finding.advice("Set a goal and room to meet it: -XX:MaxGCPauseMillis=200, a larger -Xmx; for full"
                                + " collections start earlier: -XX:InitiatingHeapOccupancyPercent=30")
                        .advice("Or a collector built for latency: -XX:+UseZGC");
            default ->
                finding.advice("Use a collector built for latency: -XX:+UseZGC, or -XX:+UseG1GC"
                                + " -XX:MaxGCPauseMillis=200")
                        .advice("Or several smaller JVMs, each with less to go through");
        }
        finding.advice("See what fills the old generation: jvitals dump "
                + evidence.target().pid() + " --heap");
    }
}
