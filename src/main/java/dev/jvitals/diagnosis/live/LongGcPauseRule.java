package dev.jvitals.diagnosis.live;

import dev.jvitals.base.Unit;
import dev.jvitals.diagnosis.Commands;
import dev.jvitals.diagnosis.FindingBuilder;
import dev.jvitals.diagnosis.Rule;
import dev.jvitals.diagnosis.Severity;
import dev.jvitals.diagnosis.Suspect;
import dev.jvitals.diagnosis.Threshold;
import dev.jvitals.diagnosis.Verdict;
import dev.jvitals.metrics.Sample;
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

    /**
     * A collector goes through some hundred megabytes of objects a second, on a slow core too. One that needs a second for a
     * fifth of that stood in the queue for a processor.
     */
    static final double STARVED_BYTES_PER_SECOND = 20.0 * 1024 * 1024;

    /** The queue is an average: what would be noticed at a quarter of it is no accident of the machine's. */
    private static final double SHORT_PART = 0.25;

    /** The machine's load is sampled every few seconds; so much before and after a pause belongs to it. */
    private static final long AROUND_MILLIS = 6_000;

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
        List<GcPause> told = told(evidence);
        if (told.isEmpty()) {
            return GcPause.in(evidence).isEmpty()
                            && evidence.samples(Ids.GC_SHARE).isEmpty()
                    ? new Verdict.NotSeen("no collection was seen")
                    : Verdict.FINE;
        }
        String excuse = told.getFirst().isForALook()
                ? ": for a look at the heap that somebody asked for"
                : excuse(evidence, told);
        return Verdict.found(finding(evidence, told, excuse).build());
    }

    /** The long pauses that a finding is about: the program's own, and where it has none, those of looks at its heap. */
    static List<GcPause> told(LiveEvidence evidence) {
        List<GcPause> noticed = GcPause.in(evidence).stream()
                .filter(pause -> pause.pauseMillis() >= NOTICED_MILLIS.value())
                .toList();
        List<GcPause> ofTheProgram =
                noticed.stream().filter(pause -> !pause.isForALook()).toList();
        return ofTheProgram.isEmpty() ? noticed : ofTheProgram;
    }

    /** Why these pauses are no fault of collector and heap; empty where they are. */
    private static String excuse(LiveEvidence evidence, List<GcPause> noticed) {
        boolean starved = noticed.stream().allMatch(pause -> isStarved(evidence, pause));
        if (starved) {
            return ", for want of a processor: the machine was busy, and there was little to collect";
        }
        boolean shared = noticed.size() == 1 && isShortByItself(evidence, noticed.getFirst());
        return shared ? ", for want of a processor: with one to itself it would have taken a fraction of that" : "";
    }

    /** Runnable threads per core around a pause; 0 where unknown, which proves no want of a processor. */
    private static double queue(LiveEvidence evidence, GcPause pause) {
        if (evidence.machineCores() < 1) {
            return 0;
        }
        long from = pause.atMillis() - AROUND_MILLIS;
        long to = pause.atMillis() + Math.round(pause.pauseMillis()) + AROUND_MILLIS;
        return evidence.within(from, to).samples(Ids.HOST_RUN_QUEUE).stream()
                        .mapToDouble(Sample::value)
                        .average()
                        .orElse(0)
                / evidence.machineCores();
    }

    /** Whether its share of a processor that so many wanted is far less than what anybody notices. */
    private static boolean isShortByItself(LiveEvidence evidence, GcPause pause) {
        double queue = queue(evidence, pause);
        return queue >= HostPressureRule.RUN_QUEUE_PER_CORE.value()
                && pause.pauseMillis() / queue < SHORT_PART * NOTICED_MILLIS.value();
    }

    /** Whether it was the machine, short of CPU, that made a pause with little to do long. */
    private static boolean isStarved(LiveEvidence evidence, GcPause pause) {
        double bytesPerSecond = pause.afterBytes() / Math.max(1e-3, pause.pauseMillis() / 1e3);
        return bytesPerSecond < STARVED_BYTES_PER_SECOND
                && queue(evidence, pause) >= HostPressureRule.RUN_QUEUE_PER_CORE.value();
    }

    private FindingBuilder finding(LiveEvidence evidence, List<GcPause> noticed, String excuse) {
        GcPause longest = noticed.stream()
                .max(Comparator.comparingDouble(GcPause::pauseMillis))
                .orElseThrow();
        double stopped = noticed.stream().mapToDouble(GcPause::pauseMillis).sum() / (evidence.minutes() * 60_000);
        Severity severity = !excuse.isEmpty()
                ? Severity.INFO
                : longest.pauseMillis() >= OUTAGE_MILLIS.value() || stopped >= OUTAGE_SHARE.value()
                        ? Severity.CRITICAL
                        : Severity.WARNING;
        String collector = evidence.collector();
        String pause = Unit.MILLIS.format(longest.pauseMillis());
        FindingBuilder finding = new FindingBuilder(
                        id(),
                        severity,
                        "The " + collector + " collector stopped the application for " + pause + " (" + longest.cause()
                                + "), " + noticed.size() + (noticed.size() == 1 ? " time" : " times")
                                + " for more than a second" + excuse)
                .evidence(evidence.figure("longest pause", longest.pauseMillis(), Unit.MILLIS, Ids.GC_PAUSE))
                .evidence("its cause", longest.cause(), Ids.GC_PAUSE)
                .evidence(evidence.figure("pauses over 1 s", noticed.size(), Unit.COUNT, Ids.GC_PAUSE))
                .evidence(evidence.figure("share of time stopped by them", stopped, Unit.SHARE, Ids.GC_PAUSE))
                .evidence("collector", collector, "the JVM's flags")
                .suspect(Suspect.Kind.COLLECTOR, collector, "its pauses grow with the heap it has to go through")
                .why("This collector stops all threads for the whole of an old collection; the more objects are in"
                        + " use, the longer.")
                .decisive(Ids.GC_PAUSE)
                .confidence("Certain: each pause was reported by the JVM itself.");
        if (!Double.isNaN(longest.beforeBytes())) {
            finding.evidence(evidence.figure(
                    "share of the heap it reclaimed",
                    longest.reclaimedBytes() / Math.max(1, longest.beforeBytes()),
                    Unit.SHARE,
                    Ids.GC_PAUSE));
        }
        describeOldGeneration(finding, evidence, noticed);
        TargetFacts target = evidence.target();
        target.number("MaxHeapSize")
                .ifPresent(max -> finding.evidence(
                        evidence.figure("MaxHeapSize", max, Unit.BYTES, target.sourceOf("MaxHeapSize"))));
        double queue = queue(evidence, longest);
        if (queue > 0) {
            finding.evidence(evidence.figure(
                    "runnable threads of the machine per core meanwhile",
                    queue,
                    Unit.COUNT,
                    evidence.source(Ids.HOST_RUN_QUEUE)));
        }
        advise(finding, evidence, longest);
        return finding;
    }

    /** Of the longest pause whose figures came through: a JVM that stands still for long loses some of its notices. */
    private static void describeOldGeneration(FindingBuilder finding, LiveEvidence evidence, List<GcPause> noticed) {
        noticed.stream()
                .filter(pause -> !Double.isNaN(pause.oldReclaimedShare()))
                .max(Comparator.comparingDouble(GcPause::pauseMillis))
                .ifPresent(pause -> finding.evidence(evidence.figure(
                                "old generation before a pause of " + Unit.MILLIS.format(pause.pauseMillis()),
                                pause.oldBeforeBytes(),
                                Unit.BYTES,
                                Ids.GC_PAUSE))
                        .evidence(evidence.figure(
                                "share of the old generation it reclaimed",
                                pause.oldReclaimedShare(),
                                Unit.SHARE,
                                Ids.GC_PAUSE)));
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
        finding.advice("See what fills the old generation: "
                + Commands.heapDump(evidence.target().pid(), ""));
    }
}
